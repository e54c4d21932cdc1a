package dev.plg.app.init;

/// What checks the repository on each pull or merge request.
final class Workflows {

  private Workflows() {}

  static String github() {
    return """
    # Checks the stack on each pull request. The runner has plg on its PATH.
    name: plg
    on: [pull_request]
    permissions: {contents: read}
    jobs:
      plg:
        runs-on: [self-hosted, plg]
        steps:
          - uses: actions/checkout@v4
            with: {fetch-depth: 0}
          - name: the manifests are those of the stack file
            run: plg check manifests -f stack.yaml
          - name: nothing here breaks a rule
            run: plg lint -o github .
          - name: what the change does, in the summary
            run: |
              base=$(mktemp -d)
              git archive "origin/$GITHUB_BASE_REF" | tar -x -C "$base"
              if [ -e "$base/stack.yaml" ]; then
                plg diff "$base/stack.yaml" stack.yaml -o github >> "$GITHUB_STEP_SUMMARY" || test $? -eq 1
              fi
    """;
  }

  static String gitlab() {
    return """
    # Checks the stack in each merge request. The runner has plg on its PATH.
    plg:
      tags: [plg]
      variables: {GIT_DEPTH: "0"}
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      script:
        - plg check manifests -f stack.yaml
        - plg lint .
        - |
          base=$(mktemp -d)
          git archive "$CI_MERGE_REQUEST_DIFF_BASE_SHA" | tar -x -C "$base"
          if [ -e "$base/stack.yaml" ]; then
            plg diff "$base/stack.yaml" stack.yaml || test $? -eq 1
          fi
    """;
  }
}
