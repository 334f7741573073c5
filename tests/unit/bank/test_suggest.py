from twominute.bank.suggest import nearest


def test_a_slip_leads_to_the_name() -> None:
    assert nearest("monitorng", ["goal", "monitoring", "rollback"]) == "monitoring"


def test_a_strange_name_leads_to_none() -> None:
    assert nearest("latency", ["goal", "monitoring", "rollback"]) is None


def test_without_names_there_is_none() -> None:
    assert nearest("goal", []) is None
