#!/usr/bin/env bash
# Proves with the core of Karavan itself that it reads our component, our Kamelets and our routes.
#
#   catalog/designers/karavan/check.sh PATH_OF_A_CLONE_OF_KARAVAN
#
# Needs Node 20 or newer, and the catalog module built before: mvn -Dfast -DskipTests -pl catalog -am package
# Nothing is written into the clone.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
clone="${1:?give the path of a clone of Karavan as argument}"
classes="$here/../../target/classes"
test -d "$clone/karavan-core" || { echo "$clone has no folder karavan-core" >&2; exit 1; }
test -d "$classes/kamelets" || { echo "$classes is not built: mvn -Dfast -DskipTests -pl catalog -am package" >&2; exit 1; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp -r "$clone/karavan-core" "$work/core"
cd "$work/core"
npm ci --ignore-scripts --no-audit --no-fund --silent
mkdir -p chatwoot
cp "$here/chatwoot.spec.ts" chatwoot/
sed 's|"./test/\*\*/\*.spec.ts"|"./chatwoot/*.spec.ts"|' .mocharc.json > chatwoot/.mocharc.json
cp test/tsconfig.testing.json chatwoot/ 2>/dev/null || true
export CHATWOOT_CLASSES="$(cd "$classes" && pwd)"
TS_NODE_PROJECT=test/tsconfig.testing.json npx mocha --config=chatwoot/.mocharc.json --timeout 20000
