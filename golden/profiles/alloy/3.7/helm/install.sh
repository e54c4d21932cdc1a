#!/bin/sh
# Installs the stack, or brings it up to date; to run it again changes nothing.
# With --dry-run it only says what it would run.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")"

case "$*" in
  '') run() { "$@"; } ;;
  --dry-run) run() { printf '%s\n' "$*"; } ;;
  *) printf 'usage: %s [--dry-run]\n' "$0" >&2; exit 2 ;;
esac

run kubectl apply --filename namespace.yaml
run helm upgrade --install loki loki --repo https://grafana-community.github.io/helm-charts --version 18.11.0 --namespace monitoring --values loki/values.yaml
run helm upgrade --install alloy alloy --repo https://grafana.github.io/helm-charts --version 1.11.1 --namespace monitoring --values alloy/values.yaml
run helm upgrade --install extras ./extras --namespace monitoring
run helm upgrade --install grafana grafana --repo https://grafana-community.github.io/helm-charts --version 12.11.1 --namespace monitoring --values grafana/values.yaml
