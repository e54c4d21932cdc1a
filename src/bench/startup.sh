#!/bin/sh
# Compares `plg generate` with `kubectl kustomize` of the same objects, in one run of hyperfine.
#
# usage: src/bench/startup.sh [PROFILE]      needs hyperfine and kubectl on the PATH
#
# kubectl builds two things: `list`, a kustomization that only lists the objects, and `overlay`, an
# overlay that patches one of them, which is how an environment is kept with kustomize. The second
# costs kubectl more, since a patch makes it parse the schema of Kubernetes.
#
# Prints the times, plg's ratio to each (below 1: plg is faster), and the peak memory of plg.
set -eu

profile=${1:-dev}
root=$(cd "$(dirname "$0")/../.." && pwd)
plg=$root/target/plg/bin/plg

for tool in hyperfine kubectl; do
  if ! command -v "$tool" >/dev/null; then
    echo "startup.sh: needs $tool on the PATH" >&2
    exit 2
  fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One file an object, as a person would keep them; kustomize takes no stream on stdin.
"$root/plg" generate --profile "$profile" --format manifests >"$work/all.yaml"
mkdir "$work/list" "$work/overlay"
awk -v folder="$work/list" '
  function next_file() {
    file = sprintf("object-%03d.yaml", ++count)
    print "  - " file > (folder "/kustomization.yaml")
    file = folder "/" file
  }
  BEGIN {
    print "apiVersion: kustomize.config.k8s.io/v1beta1" > (folder "/kustomization.yaml")
    print "kind: Kustomization" > (folder "/kustomization.yaml")
    print "resources:" > (folder "/kustomization.yaml")
  }
  /^---/ { file = ""; next }
  /^(#|$)/ && file == "" { next }
  { if (file == "") next_file(); print > file }
' "$work/all.yaml"
rm "$work/all.yaml"
cat >"$work/overlay/kustomization.yaml" <<'END'
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../list]
patches:
  # Says what is there already: the objects stay the same.
  - target: {kind: StatefulSet}
    patch: |
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: any}
      spec: {replicas: 1}
END
echo "profile $profile: $(grep -c '^  - ' "$work/list/kustomization.yaml") objects"

hyperfine --shell=none --warmup 5 --runs 40 --style basic \
  --export-csv "$work/times.csv" \
  "$plg generate --profile $profile" \
  "kubectl kustomize $work/list" \
  "kubectl kustomize $work/overlay" 2>/dev/null

# command,mean,stddev,median,…: the command holds no comma.
awk -F, '
  FNR == 2 { plg = $4; printf "plg generate: %.0f ms\n", plg * 1000 }
  FNR > 2 {
    split($1, word, "/")
    what = word[length(word)]
    printf "kubectl kustomize, %s: %.0f ms, ratio %.2f\n", what, $4 * 1000, plg / $4
  }
' "$work/times.csv"

# The kernel's own record of the largest resident set, kept until the process is waited for.
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f '%M' -o "$work/memory" "$plg" generate --profile "$profile" >/dev/null
  awk '{ printf "peak memory: plg %.0f MB\n", $1 / 1024 }' "$work/memory"
else
  echo "peak memory: not measured, there is no /usr/bin/time" >&2
fi
