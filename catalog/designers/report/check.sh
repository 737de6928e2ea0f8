#!/usr/bin/env bash
# Has the validate goal of camel-report-maven-plugin, with our catalog, look at the routes of this module: it has to find
# the three mistakes in them, say what is right instead, and find nothing else.
set -euo pipefail
cd "$(dirname "$0")/../../.."

said="$(mvn -B -ntp -Dfast -DskipTests -Preport -pl catalog/designers/report -am package)"
for words in \
  'acountId *Unknown option. Did you mean: \[accountId' \
  'operation *Invalid enum value: createMesage. Possible values: .*createMessage' \
  'messageType *Invalid enum value: sent. Possible values: \[outgoing, incoming' \
  'Endpoint validation error: (1 = passed, 3 = invalid, 0 = incapable, 0 = unknown components'; do
  grep -o "$words" <<<"$said" | cut -c 1-150 || { echo "$said" >&2; echo "not found: $words" >&2; exit 1; }
done
