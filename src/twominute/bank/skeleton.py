"""The files that a new bank begins with: whole, commented, and ready to be written over."""

from twominute.model.names import Difficulty

EDITOR = """\
# yaml-language-server: $schema=./{schema}
# $schema: ./{schema}
"""
"""What the two families of editors look for; the schema lies beside the file."""


def question_skeleton(question_id: str, *, level: Difficulty, topic: str, dimensions: tuple[str, ...]) -> str:
    """Return a question file to be written over; its structure is whole."""
    first = dimensions[0]
    return EDITOR.format(schema="question.schema.json") + QUESTION.format(
        question_id=question_id,
        level=level,
        levels=", ".join(Difficulty),
        topic=topic,
        expects="\n".join(f"  {each}: 2" for each in dimensions),
        follow_ups="\n".join(f"  {each}: What would you add about {each}?" for each in dimensions),
        first=first,
    )


QUESTION = """\
# The file's name without .yaml. It never changes once somebody has answered the question.
id: {question_id}
# One of {levels}.
level: {level}
# One of the bank's topics: `twominute bank topics` lists them; a topics.yaml of the bank's own may add others.
topic: {topic}
# As an interviewer says it, with enough of a situation that an answer can be concrete.
ask: What is asked here?
# 15 to 600; may be left out, then it is 120.
seconds: 120
# What a strong answer to THIS question reaches, each with its weight from 1 to 3. Delete what it does not need.
expects:
{expects}
# Two to six. `good` makes the point, in several voices; `near_miss` comes close and does not make it: `twominute bank
# check` fails when one earns the point.
key_points:
  - id: first-point
    say: The point in one sentence.
    good:
      - A sentence that makes the first point.
      - The same in the plain words of somebody who has done it.
    near_miss:
      - A sentence that only names it.
  - id: second-point
    say: Another point in one sentence.
    good:
      - A sentence that makes the second point.
    near_miss:
      - A sentence that says the opposite.
# What you would be glad to hear, in your own words. It must reach every dimension above, and read at 3 or more.
model_answer: |-
  Two minutes of speech, about 150 to 220 words.
# Three rungs, from where to look to nearly the skeleton; no sentence of the model answer. May be left out.
hints:
  - Where to look.
  - The words to hang it on.
  - Nearly the skeleton.
# What is asked next when a dimension is the weakest. May be left out: the rubric has one for each.
follow_ups:
{follow_ups}
# Five answers by five people, each with the range of `overall`, from 0 to 4, that it must read in.
tests:
  good:
    overall: [3, 4]
    answer: |-
      A good answer in the usual terms.
  plain:
    overall: [3, 4]
    answer: |-
      A good answer without any of the usual terms.
  stuffed:
    overall: [0, 1]
    answer: |-
      Terms, in, a, list, and, nothing, said.
  negated:
    overall: [0, 1]
    answer: |-
      Everything that a good answer says, denied or put off.
  tools:
    overall: [0, 1]
    answer: |-
      Products by name, and nothing of what is done.
"""

RUBRIC = (
    EDITOR.format(schema="rubric.schema.json")
    + """\
# The dimensions that answers to this bank are read by. Each is read by its examples: `good` sentences explain it,
# `near_miss` sentences come close and say nothing of it. Three of each are the least, twelve to twenty in many voices
# read well. Spread the good ones over all that the dimension is about, and use sentences as people type them.
id: my-field
name: Answers in my field
dimensions:
  - id: first
    name: First
    meaning: "What the first dimension is about, in one sentence."
    # One of the sixteen colours of a terminal, and a letter for those without.
    colour: cyan
    mark: F
    hints:
      - Where to look.
      - The words to hang it on.
      - "Say it like this: WHO does WHAT by WHEN."
    gap_absent: "The answer does not say anything of the first."
    gap_mentioned: "The answer names the first; add how, when or on what condition."
    follow_up: "How exactly is the first done?"
    good:
      - A sentence that says how the first is done, with a number or a condition.
      - Another one, in other words.
      - A third one, in the plain words of somebody who does it daily.
    near_miss:
      - A sentence that only names it.
      - A sentence about something near by.
      - A sentence that wishes for it.
"""
)

TOPICS = (
    EDITOR.format(schema="topics.schema.json")
    + """\
# A few words that the questions of this bank are sorted by, each with what belongs to it.
topics:
  - id: general
    means: "All that belongs nowhere else."
"""
)

CUES = """\
# Phrases that name a dimension. They help the reading by examples, and read alone where its weights are missing.
# In a cue `a|b` is either word, `word?` may be left out, `*` is up to three words between, `#` a number, `=word` just
# this form; all other words are found in any form. Strength 1: the phrase mentions the dimension; 2: it explains it,
# with a how, a when, a limit or a reason. `catches` is a sentence that it must find, `leaves` one that it must not.
cues:
  - {dimension: first, strength: 1, cue: "first thing|step", catches: "The first step is a copy.",
     leaves: "He came first."}
  - {dimension: first, strength: 2, cue: "first * within # minute|hour", catches: "First a copy, within 5 minutes.",
     leaves: "The first minute was quiet."}
"""

TOOLS = """\
# Product names of this field. They are struck out for a second reading, which tells whether an answer stands without.
tools:
  - {name: "Example Product", aliases: ["example"]}
"""
