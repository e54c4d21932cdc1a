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
          - name: the manifests are those of the stack file
            run: plg check manifests -f stack.yaml
          - name: nothing here breaks a rule
            run: plg lint -o github .
    """;
  }

  static String gitlab() {
    return """
    # Checks the stack in each merge request. The runner has plg on its PATH.
    plg:
      tags: [plg]
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      script:
        - plg check manifests -f stack.yaml
        - plg lint .
    """;
  }
}
