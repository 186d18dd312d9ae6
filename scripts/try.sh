#!/usr/bin/env bash
# Sets up .venv from requirements.lock, codes the example articles into coded-examples.jsonl and shows what came of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/environment.sh
environment requirements.lock
echo "\$ detente code examples --output coded-examples.jsonl"
detente code examples --output coded-examples.jsonl
echo "\$ detente read examples/visit-announced.txt"
detente read examples/visit-announced.txt
echo "\$ python scripts/overview.py coded-examples.jsonl"
python scripts/overview.py coded-examples.jsonl
