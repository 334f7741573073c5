import re
from pathlib import Path

from builders_report import a_report
from e2e.terminal import run
from twominute.bank.rules import Rule
from twominute.render.report_json import report_json

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_question_file_in_the_readme_is_a_sound_bank(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert example is not None
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "shadow-before-canary.yaml").write_text(example.group(1), encoding="utf-8")

    assert "shadow-before-canary" in run(tmp_path, "bank", "list", "--bank", str(folder)).out
    done = run(tmp_path, "bank", "check", str(folder))
    assert (done.status, done.out) == (0, "")


def test_every_command_is_in_the_readme(tmp_path: Path) -> None:
    listed = run(tmp_path, "--help").out.partition("Commands:")[2].partition("\n\n")[0]
    names = re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)

    assert len(names) >= 10
    assert [name for name in names if f"twominute {name}" not in README] == []


def test_every_rule_of_the_check_is_in_the_docs_for_authors() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "banks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", docs, re.MULTILINE)

    assert rows == [(str(rule), rule.asks) for rule in Rule]


def test_every_key_of_a_report_is_in_the_docs() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "report.md").read_text(encoding="utf-8")

    assert [key for key in report_json(a_report()) if f"`{key}`" not in docs] == []
