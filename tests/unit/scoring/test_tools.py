import pytest

from builders import a_tool
from builders_knowledge import the_knowledge
from twominute.scoring.tools import names_in, strike_out

TOOLS = (a_tool("Azure ML", "azureml"), a_tool("Azure"), a_tool("Weights & Biases", "wandb"))


def found(text: str) -> list[str]:
    return [text[name.start : name.end] for name in names_in(text, TOOLS)]


@pytest.mark.parametrize("text", ["azure ml", "Azure-ML", "azure_ml", "AzureML", "AZURE ML"])
def test_a_name_is_found_however_it_is_typed(text: str) -> None:
    assert found(f"We use {text}, daily.") == [text]


def test_the_longest_name_is_found() -> None:
    assert found("Azure ML on Azure") == ["Azure ML", "Azure"]


def test_a_name_with_a_sign_is_found() -> None:
    assert found("Weights & Biases or wandb") == ["Weights & Biases", "wandb"]


def test_a_part_of_a_word_is_no_name() -> None:
    assert found("azures and wandbox") == []


def test_striking_out_moves_nothing() -> None:
    text = "We use Azure ML daily."

    assert strike_out(text, names_in(text, TOOLS)) == "We use          daily."


@pytest.mark.parametrize(
    "text",
    [
        "We split the data by date.",
        "A ray of light on the delta.",
        "The gate holds, the flask is full of helm and flux.",
    ],
)
def test_plain_english_holds_few_names(text: str) -> None:
    assert len(names_in(text, the_knowledge().tools)) <= text.count("flask") + text.count("helm")


@pytest.mark.parametrize("name", ["Synapse", "Azure Synapse", "Polyaxon", "KubeRay", "Fargate", "Service Bus"])
def test_well_known_products_are_in_the_bank(name: str) -> None:
    text = f"We put it into {name} daily."

    assert [text[each.start : each.end] for each in names_in(text, the_knowledge().tools)] == [name]
