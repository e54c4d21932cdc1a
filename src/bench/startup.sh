#!/bin/sh
# Compares plg with `kubectl kustomize` at the same objects, all in one run of hyperfine each.
#
# usage: src/bench/startup.sh [PROFILE]      needs hyperfine and kubectl on the PATH
#
# Generating: kubectl builds three things. `list` is a kustomization that only lists the objects;
# `patched` is an overlay that patches one of them; `own` is the overlay of an environment in the
# tree that `plg generate --format kustomize` writes for the profile. A patch costs kubectl more,
# since it makes it parse the schema of Kubernetes. A shipped profile was checked when plg was
# built; a stack file of one's own, here the one behind `own`, is checked in every run.
#
# Linting: `plg lint` reads 1,000 objects, which `kubectl kustomize` only prints, and a repository of
# 20,000 files, which `find` and `cat` only read.
#
# Prints the times (medians), plg's ratio to each (below 1: plg is faster), and the peak memory.
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

# split FOLDER COUNT: one file an object, as a person would keep them, until there are COUNT; the
# names of each further round of the same objects have its number. kustomize takes no stream.
split() {
  mkdir "$work/$1"
  awk -v folder="$work/$1" -v most="$2" '
    /^---/ { have++; next }
    /^(#|$)/ && text[have] == "" { next }
    { text[have] = text[have] $0 "\n" }
    END {
      print "resources:" > (folder "/kustomization.yaml")
      if (most == 0) most = have + 1
      for (count = 0; count < most; count++) {
        round = int(count / (have + 1))
        object = text[count % (have + 1)]
        if (round > 0) sub(/\n  name: [^\n]*/, "&-" round, object)
        file = sprintf("object-%04d.yaml", count)
        print "  - " file > (folder "/kustomization.yaml")
        printf "%s", object > (folder "/" file)
        close(folder "/" file)
      }
    }' "$work/all.yaml"
}

# compare RUNS COMMAND…: the times of the commands, and of the first to each other one.
compare() {
  runs=$1
  shift
  hyperfine --shell=none --warmup 2 --runs "$runs" --style basic --ignore-failure \
    --export-csv "$work/times.csv" "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  # command,mean,stddev,median,…: the command holds no comma.
  awk -F, -v root="$work/" -v plg="$plg" '
    FNR > 1 {
      said = $1
      sub(plg, "plg", said)
      gsub(root, "", said)
      if (FNR == 2) { first = $4; printf "%s: %.0f ms\n", said, $4 * 1000 }
      else printf "  %s: %.0f ms, ratio %.2f\n", said, $4 * 1000, first / $4
    }' "$work/times.csv"
}

# repository FOLDER FILES: a repository of kustomizations, releases and documents, as large as
# those of a company; one release in it has a fault.
repository() {
  mkdir "$work/$1"
  awk -v root="$work/$1" -v most="$2" 'BEGIN {
    for (app = 0; made < most; app++) {
      home = root "/apps/team" app % 40 "/app" app
      system("mkdir -p " home "/base " home "/prod " root "/clusters/c" app % 8)
      put(home "/base/kustomization.yaml", "resources: [deployment.yaml, service.yaml, settings.yaml]")
      put(home "/base/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app" app ", namespace: team}\nspec:\n  replicas: 2\n  selector: {matchLabels: {app: app" app "}}\n  template:\n    metadata: {labels: {app: app" app "}}\n    spec:\n      containers:\n        - name: app\n          image: example.com/app:1\n          resources: {requests: {cpu: 100m, memory: 128Mi}}")
      put(home "/base/service.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: app" app ", namespace: team}\nspec: {selector: {app: app" app "}, ports: [{port: 80}]}")
      put(home "/base/settings.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app" app ", namespace: team}\ndata: {level: info}")
      put(home "/prod/kustomization.yaml", "resources: [../base]\npatches: [{path: replicas.yaml}]")
      put(home "/prod/replicas.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app" app ", namespace: team}\nspec: {replicas: 3}")
      put(home "/README.md", "# app" app)
      put(root "/clusters/c" app % 8 "/app" app ".yaml", "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: app" app ", namespace: team}\nspec:\n  chart: {spec: {chart: app, version: 1.0.0, sourceRef: {kind: HelmRepository, name: apps}}}\n  values: {replicas: 2}")
    }
    put(root "/clusters/c0/loki.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: loki, namespace: logs}\nspec:\n  chart: {spec: {chart: loki, version: 6.55.0, sourceRef: {kind: HelmRepository, name: grafana}}}\n  values: {loki: {comonConfig: {}}}")
  }
  function put(file, text) { print text > file; close(file); made++ }'
}

# The kernel's own record of the largest resident set, kept until the process is waited for.
memory() {
  if [ ! -x /usr/bin/time ]; then
    echo "peak memory: not measured, there is no /usr/bin/time" >&2
    return
  fi
  /usr/bin/time -q -f '%M' -o "$work/memory" "$@" >/dev/null 2>&1 || true
  shift
  awk -v said="$(echo "$*" | sed "s#$work/##g")" \
    '{ printf "peak memory of plg %s: %.0f MB\n", said, $1 / 1024 }' "$work/memory"
}

"$root/plg" generate --profile "$profile" >"$work/all.yaml" 2>/dev/null
split list 0
split thousand 1000
repository repository 20000
mkdir "$work/patched"
cat >"$work/patched/kustomization.yaml" <<'END'
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
cat >"$work/stack.yaml" <<END
apiVersion: plg/v1
kind: Stack
metadata: {name: bench}
extends: $profile
environments:
  own: {namePrefix: own-, loki: {resources: {limits: {memory: 2Gi}}}}
END
"$plg" generate -f "$work/stack.yaml" --format kustomize -o "$work/tree" 2>/dev/null

echo "profile $profile: $(grep -c '^  - ' "$work/list/kustomization.yaml") objects"
compare 40 \
  "$plg generate --profile $profile" \
  "kubectl kustomize $work/tree/overlays/own" \
  "kubectl kustomize $work/patched" \
  "kubectl kustomize $work/list"
compare 20 \
  "$plg generate -f $work/stack.yaml --env own" \
  "kubectl kustomize $work/tree/overlays/own"
compare 20 "$plg generate --profile full"
compare 5 "$plg lint $work/thousand" "kubectl kustomize $work/thousand"
compare 3 "$plg lint $work/repository" "find $work/repository -type f -exec cat {} +"
memory "$plg" generate --profile "$profile"
memory "$plg" generate --profile full
memory "$plg" lint "$work/thousand"
memory "$plg" lint "$work/repository"
