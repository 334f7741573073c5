PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

.PHONY: check long docs format faults offline speed throughput train agreement reference lock audit release

check:  ## what CI runs
	$(BIN)ruff format --check
	$(BIN)ruff check
	$(BIN)mypy
	$(BIN)lint-imports
	$(BIN)twominute bank check
	$(BIN)twominute bank check sre
	$(PYTHON) -m pytest -n auto --dist loadfile

docs:  ## the command reference, the man page and the pictures, from the program itself
	$(PYTHON) docs/reference.py
	$(PYTHON) docs/pictures.py

format:
	$(BIN)ruff format
	$(BIN)ruff check --fix

faults:  ## every hazard of docs/reliability.md, tried often; its table is made anew; half an hour on two cores
	rm -f .faults.jsonl
	TWOMINUTE_FAULTS=long TWOMINUTE_FAULTS_RECORD=.faults.jsonl $(PYTHON) -m pytest -m hazard -n auto
	PYTHONPATH=tests $(PYTHON) tests/faults/table.py .faults.jsonl docs/reliability.md

offline:  ## all tests in a network of their own, with nothing but this machine in it; needs root
	unshare --net sh -c 'ip link set lo up && $(PYTHON) -m pytest -n auto --dist loadfile'

long:  ## the slow tests that try no hazard: each question's adversaries, a learner of sixty days
	$(PYTHON) -m pytest -m "slow and not hazard"

speed:  
	$(PYTHON) benchmarks/speed.py

throughput:  ## grade in every way beside each other, and a history of 50,000 answers; half an hour
	$(PYTHON) benchmarks/grade.py
	$(PYTHON) benchmarks/history.py

FOLDS ?= 1
train:  ## fit the reader after what teaches it; needs training/requirements.txt, about an hour on two cores; FOLDS=1,2,3,4,5 as shipped, two hours more
	$(PYTHON) training/train.py --folds $(FOLDS)

agreement:  ## every reader beside the raters; installs a candidate that reads at least as well as the shipped one
	$(PYTHON) training/agreement.py

reference:  ## what transformers makes of the shipped weights, for the tests
	$(PYTHON) training/reference.py

lock:  ## pin every dependency with its hashes anew: what runs, and what checks it
	$(BIN)uv pip compile -q pyproject.toml $(LOCKING) -o .ci/lock/run.txt
	$(BIN)uv pip compile -q pyproject.toml --extra dev $(LOCKING) -c .ci/lock/run.txt -o .ci/lock/dev.txt
LOCKING := --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

audit:  ## known faults of what is pinned; asks the advisories of PyPI, so it needs the network
	$(BIN)pip-audit --strict --disable-pip --require-hashes -r .ci/lock/run.txt

release:  ## dist/: source archive, wheel, bill of materials and digests, the same bytes each time
	$(PYTHON) .ci/release.py
