package dev.plg.rule.registry;

import dev.plg.catalog.Versions;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ReaderRule;
import dev.plg.rule.Rule;
import java.util.List;

/// The findings of the readers of inputs, before any rule.
final class ReaderRules {

  private static final String YAML = "https://yaml.org/spec/1.2.2/";
  private static final String PLG = "plg";
  private static final String KUSTOMIZE =
      "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/";

  static final List<Rule> ALL =
      List.of(
          note(
              "config/overrides",
              "a `config` key replaces what plg derived",
              "plg no longer keeps this value in step with the rest of the stack",
              "remove it, or leave it where it is meant",
              PLG),
          note(
              "format/partly",
              "a format cannot express a part of the stack",
              "the part is left out where the format has no place for it",
              "choose another format, or set it where the chart is installed",
              PLG),
          error(
              "helm/not-rendered",
              "Helm refuses to render a chart with these values",
              "`helm install` and `helm upgrade` stop with the same error",
              "correct the value that Helm names",
              "https://helm.sh/docs/helm/helm_template/"),
          error(
              "input/missing",
              "a file or folder does not exist",
              "nothing could be read",
              "correct the path",
              PLG),
          error(
              "input/settings",
              ".plg.yaml does not fit its schema",
              "plg would not know what to ignore or to show",
              "`plg schema --of plg.yaml` prints what may be written",
              PLG),
          error(
              "input/too-large",
              "the inputs fill the memory that plg may use",
              "rules would miss what was not read, so nothing is said of any of it",
              "lint a part, as one namespace, or give plg more memory: PLG_JAVA_OPTS=-Xmx4g",
              PLG),
          error(
              "input/unreadable",
              "a file cannot be read",
              "nothing could be read",
              "make it readable, or name another",
              PLG),
          warning(
              "lint/ignore-unknown",
              "an ignored rule does not exist",
              "nothing is ignored by it",
              "`plg rules` lists the ids",
              PLG),
          warning(
              "lint/ignore-unused",
              "an ignored rule finds nothing here",
              "it would hide the next fault of its kind",
              "remove it",
              PLG),
          warning(
              "lint/ignore-without-reason",
              "a rule is ignored without a reason",
              "nobody will know later whether it may go",
              "write `rule-id: reason`",
              PLG),
          note(
              "lint/chart",
              "a folder is a Helm chart, not manifests",
              "its templates have no values yet; they were left out",
              "helm template NAME CHART | plg lint -",
              PLG),
          note(
              "lint/kustomization",
              "some objects of a kustomization are not in the files",
              "it names a remote base, a plugin or a folder that is not here; these were left out",
              "kubectl kustomize FOLDER | plg lint -",
              PLG),
          note(
              "lint/not-an-object",
              "a document is no Kubernetes object",
              "it was left out",
              "for a program's own configuration add --as, for a chart's values --chart",
              PLG),
          error(
              "lint/not-values",
              "a values file holds no map",
              "Helm refuses the file",
              "write `key: value`, with the keys of the chart's values.yaml",
              "https://helm.sh/docs/chart_template_guide/values_files/"),
          note(
              "lint/not-judged",
              "an input was not judged",
              "it is empty, or holds no Kubernetes object",
              "name files with manifests, or say with --as or --chart what they are",
              PLG),
          error(
              "lint/nothing-judged",
              "no input was judged",
              "a run that judges nothing finds nothing, whatever is deployed",
              "name files with manifests, or say with --as or --chart what they are;"
                  + " --allow-empty accepts it",
              PLG),
          warning(
              "lint/object-twice",
              "an object is written twice, and differently",
              "kubectl applies both, so the last one wins",
              "remove one of them",
              "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/"),
          error(
              "lint/second-document",
              "a values file holds a second document",
              "Helm reads the first, and ignores the rest without a word",
              "write one file for each, and name each with -f",
              "sigs.k8s.io/yaml yaml.go@v1.4.0: Unmarshal reads one document"),
          error(
              "lint/unrendered-template",
              "a template is not rendered yet",
              "nothing can be said of values that are not there yet; the document was left out",
              "render it first: helm template NAME CHART | plg lint -",
              "https://helm.sh/docs/helm/helm_template/"),
          note(
              "lint/version-unknown",
              "nothing tells the version of a program",
              "rules that depend on the version were not asked",
              "lint the workload too, or say the version, as with --loki-version",
              PLG),
          error(
              "source/archive",
              "a chart archive cannot be used",
              "Helm refuses it, and nothing is installed",
              "package the chart again, with `helm package`",
              "helm pkg/chart/loader/archive.go@v3.18"),
          error(
              "source/circle",
              "a kustomization or a helmfile leads back to itself",
              "the tool that reads it stops, and nothing is built",
              "remove one of the references",
              KUSTOMIZE),
          note(
              "source/code",
              "a template has a value only when it runs",
              "what it decides over was not judged",
              "lint what it comes to: helmfile template | plg lint -",
              "https://helmfile.readthedocs.io/en/latest/templating_funcs/"),
          warning(
              "source/link-out",
              "a link leads out of the folder",
              "what is behind it was not read, and differs from machine to machine",
              "put the file into the repository, or name its folder as well",
              PLG),
          error(
              "source/missing-file",
              "a file of values, a base or a patch does not exist",
              "the tool that reads it stops here, and nothing is installed",
              "correct the path, or add the file",
              "https://helm.sh/docs/helm/helm_install/"),
          error(
              "source/missing-key",
              "a release takes values from a key that a ConfigMap or Secret does not have",
              "the release stops here: nothing is installed or upgraded",
              "name one of its keys, or add it; `optional: true` goes on without it",
              "https://fluxcd.io/flux/components/helm/helmreleases/#values-references"),
          error(
              "source/patch-operation",
              "an operation of a patch does not fit the object",
              "kustomize stops here, and nothing is built",
              "name a path that the object has; `add` makes its last step",
              "https://datatracker.ietf.org/doc/html/rfc6902"),
          error(
              "source/patch-target",
              "a patch changes an object that the kustomization does not have",
              "kustomize stops with `no matches for Id`, and nothing is built",
              "correct apiVersion, kind and name, or add the object to `resources`",
              KUSTOMIZE),
          error(
              "source/template",
              "a template does not close a brace or a block",
              "helmfile stops here, and nothing is installed",
              "close it with `}}`, or the block with `{{ end }}`",
              "https://pkg.go.dev/text/template"),
          note(
              "source/unknown-values",
              "values of a release are not in the files",
              "they were not judged, and errors that they may mend are warnings",
              "lint what is applied, as in `helm get values RELEASE | plg lint --chart CHART -`",
              PLG),
          note(
              "version/nearest",
              "values are judged as those of the nearest version that plg knows",
              "what differs between the two is not known: errors are shown as warnings",
              "use a version that plg knows",
              PLG),
          note(
              "version/unknown-chart",
              "values are those of a chart that plg does not know",
              "a value that the chart does not read is not found",
              "render it and lint what comes out: helm template NAME CHART | plg lint -",
              PLG),
          note(
              "version/two-charts",
              "two different charts have the same name and version",
              "values are judged as those of the first, and errors that the second does not have"
                  + " are warnings",
              "name the chart's repository",
              "https://github.com/grafana/loki/blob/helm-loki-7.0.0/production/helm/loki/Chart.yaml,"
                  + " https://github.com/grafana-community/helm-charts/blob/loki-7.0.0/charts/loki/Chart.yaml"),
          error(
              "yaml/aliases",
              "an alias cannot be used",
              "the value would be missing, or larger than any memory",
              "write the value itself",
              YAML + "#71-alias-nodes"),
          error(
              "yaml/duplicate-key",
              "a key is written twice",
              "the last one silently wins in most tools, an error in others",
              "remove one of them",
              YAML + "#321-representation-graph"),
          error(
              "yaml/encoding",
              "a text is not UTF-8, or holds a forbidden character",
              "no YAML parser accepts it",
              "save the file as UTF-8",
              YAML + "#51-character-set"),
          error(
              "yaml/full-width",
              "a character that only looks like YAML's punctuation",
              "only ASCII punctuation means anything to YAML: this is read as part of the text",
              "write the ASCII character",
              YAML + "#53-indicator-characters"),
          error(
              "yaml/key",
              "a key is no text",
              "Kubernetes and JSON know no other keys",
              "put it in quotes if it is meant as text",
              YAML + "#321-representation-graph"),
          error(
              "yaml/merge",
              "a merge key merges no mapping",
              "there is nothing to take keys from",
              "merge a mapping",
              "https://yaml.org/type/merge.html"),
          error(
              "yaml/syntax",
              "a document cannot be read",
              "nothing in it means anything to anybody",
              "repair it at the place that is shown",
              YAML),
          error(
              "yaml/tab",
              "a tab is used as indentation",
              "YAML forbids it, because a tab is as wide as each editor likes",
              "indent with spaces",
              YAML + "#61-indentation-spaces"),
          error(
              "yaml/tag",
              "a tag is unknown or does not fit",
              "only the types of JSON mean anything to Kubernetes",
              "remove the tag",
              YAML + "#24-tags"),
          error(
              "yaml/too-deep",
              "values are nested too deep",
              "no Kubernetes object or configuration is nested like this",
              "flatten it",
              PLG),
          error(
              "yaml/too-large",
              "a text is too large",
              "a text of this size is no configuration that a person wrote",
              "split it into several files",
              PLG));

  private ReaderRules() {}

  private static Rule error(String id, String message, String why, String fix, String source) {
    return rule(Severity.ERROR, id, message, why, fix, source);
  }

  private static Rule warning(String id, String message, String why, String fix, String source) {
    return rule(Severity.WARNING, id, message, why, fix, source);
  }

  private static Rule note(String id, String message, String why, String fix, String source) {
    return rule(Severity.NOTE, id, message, why, fix, source);
  }

  private static Rule rule(
      Severity severity, String id, String message, String why, String fix, String source) {
    return new ReaderRule(new About(id, severity, Versions.ALL, message, why, fix, source));
  }
}
