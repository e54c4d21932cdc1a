package dev.plg.rule.registry;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;

import dev.plg.rule.ReaderRule;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/// The findings of the readers of inputs, before any rule.
final class ReaderRules {

  private static final String YAML = "https://yaml.org/spec/1.2.2/";
  private static final String PLG = "plg";
  private static final String KUSTOMIZE =
      "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/";

  private static final Subject<String, String> INPUT =
      Subject.of((about, _) -> new ReaderRule(about), Stream::of);

  static final List<Rule> ALL =
      List.of(
          note("config/overrides", INPUT)
              .what("a `config` key overrides a value that plg derives")
              .why("plg no longer keeps this value consistent with the rest of the stack")
              .fix("remove it, or keep it if it is intended")
              .source(PLG)
              .ofReaders(),
          note("format/partly", INPUT)
              .what("a format cannot express a part of the stack")
              .why("plg leaves out the part where the format has no place for it")
              .fix("choose another format, or set it where the chart is installed")
              .source(PLG)
              .ofReaders(),
          error("helm/not-rendered", INPUT)
              .what("Helm refuses to render a chart with these values")
              .why("`helm install` and `helm upgrade` stop with the same error")
              .fix("correct the value that Helm names")
              .source("https://helm.sh/docs/helm/helm_template/")
              .ofReaders(),
          error("input/missing", INPUT)
              .what("a file or folder does not exist")
              .why("plg read nothing")
              .fix("correct the path")
              .source(PLG)
              .ofReaders(),
          error("input/settings", INPUT)
              .what(".plg.yaml does not match its schema")
              .why("plg does not know what to ignore or show")
              .fix("see `plg schema --of plg.yaml` for the valid keys")
              .source(PLG)
              .ofReaders(),
          error("input/too-large", INPUT)
              .what("the inputs need more memory than plg may use")
              .why("rules would miss what was not read, so plg reports nothing for any of it")
              .fix(
                  "lint a part, such as one namespace, or give plg more memory:"
                      + " PLG_JAVA_OPTS=-Xmx4g")
              .source(PLG)
              .ofReaders(),
          error("input/unreadable", INPUT)
              .what("a file cannot be read")
              .why("plg read nothing")
              .fix("make it readable, or name another file")
              .source(PLG)
              .ofReaders(),
          warning("lint/ignore-unknown", INPUT)
              .what("an ignored rule does not exist")
              .why("the entry has no effect")
              .fix("see `plg rules` for the ids")
              .source(PLG)
              .ofReaders(),
          warning("lint/ignore-unused", INPUT)
              .what("an ignored rule finds nothing here")
              .why("it would hide the next problem of this kind")
              .fix("remove it")
              .source(PLG)
              .ofReaders(),
          warning("lint/ignore-without-reason", INPUT)
              .what("a rule is ignored without a reason")
              .why("later it is unclear whether the entry can be removed")
              .fix("write `rule-id: reason`")
              .source(PLG)
              .ofReaders(),
          note("lint/chart", INPUT)
              .what("a folder is a Helm chart, not manifests")
              .why("its templates have no values yet; plg left them out")
              .fix("helm template NAME CHART | plg lint -")
              .source(PLG)
              .ofReaders(),
          note("lint/kustomization", INPUT)
              .what("some objects of a kustomization are not in the files")
              .why(
                  "it refers to a remote base, a plugin or a folder that is not here; plg left"
                      + " these out")
              .fix("kubectl kustomize FOLDER | plg lint -")
              .source(PLG)
              .ofReaders(),
          note("lint/not-an-object", INPUT)
              .what("a document is not a Kubernetes object")
              .why("plg left it out")
              .fix("for the configuration of a program add --as, for the values of a chart --chart")
              .source(PLG)
              .ofReaders(),
          error("lint/not-values", INPUT)
              .what("a values file contains no map")
              .why("Helm rejects the file")
              .fix("write `key: value`, with the keys of the chart's values.yaml")
              .source("https://helm.sh/docs/chart_template_guide/values_files/")
              .ofReaders(),
          note("lint/not-judged", INPUT)
              .what("an input was not checked")
              .why("it is empty, or contains no Kubernetes object")
              .fix("name files with manifests, or set their kind with --as or --chart")
              .source(PLG)
              .ofReaders(),
          error("lint/nothing-judged", INPUT)
              .what("no input was checked")
              .why("a run that checks nothing finds nothing, whatever is deployed")
              .fix(
                  "name files with manifests, or set their kind with --as or --chart; --allow-empty"
                      + " accepts an empty run")
              .source(PLG)
              .ofReaders(),
          warning("lint/object-twice", INPUT)
              .what("an object is defined twice, with different content")
              .why("kubectl applies both, so the last one wins")
              .fix("remove one of them")
              .source("https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/")
              .ofReaders(),
          error("lint/second-document", INPUT)
              .what("a values file contains a second document")
              .why("Helm reads the first and silently ignores the rest")
              .fix("write a separate file for each, and name each with -f")
              .source("sigs.k8s.io/yaml yaml.go@v1.4.0: Unmarshal reads one document")
              .ofReaders(),
          error("lint/unrendered-template", INPUT)
              .what("a template is not rendered yet")
              .why("plg cannot check values that are not there yet; it left the document out")
              .fix("render it first: helm template NAME CHART | plg lint -")
              .source("https://helm.sh/docs/helm/helm_template/")
              .ofReaders(),
          note("lint/version-unknown", INPUT)
              .what("the version of a program is unknown")
              .why("rules that depend on the version were skipped")
              .fix("lint the workload too, or set the version, for example with --loki-version")
              .source(PLG)
              .ofReaders(),
          error("source/archive", INPUT)
              .what("a chart archive cannot be used")
              .why("Helm rejects it, and nothing is installed")
              .fix("package the chart again with `helm package`")
              .source("helm pkg/chart/loader/archive.go@v3.18")
              .ofReaders(),
          error("source/circle", INPUT)
              .what("a kustomization or a helmfile refers to itself")
              .why("the tool that reads it stops, and nothing is built")
              .fix("remove one of the references")
              .source(KUSTOMIZE)
              .ofReaders(),
          note("source/code", INPUT)
              .what("a template gets its value only when it runs")
              .why("plg did not check what depends on it")
              .fix("lint the result: helmfile template | plg lint -")
              .source("https://helmfile.readthedocs.io/en/latest/templating_funcs/")
              .ofReaders(),
          warning("source/link-out", INPUT)
              .what("a link points outside the folder")
              .why("plg did not read its target, which may differ between machines")
              .fix("put the file into the repository, or name its folder as well")
              .source(PLG)
              .ofReaders(),
          error("source/missing-file", INPUT)
              .what("a values file, a base or a patch does not exist")
              .why("the tool that reads it stops here, and nothing is installed")
              .fix("correct the path, or add the file")
              .source("https://helm.sh/docs/helm/helm_install/")
              .ofReaders(),
          error("source/missing-key", INPUT)
              .what("a release takes values from a key that a ConfigMap or Secret does not have")
              .why("the release stops here: nothing is installed or upgraded")
              .fix("name one of its keys, or add the key; `optional: true` continues without it")
              .source("https://fluxcd.io/flux/components/helm/helmreleases/#values-references")
              .ofReaders(),
          error("source/patch-operation", INPUT)
              .what("an operation of a patch does not match the object")
              .why("kustomize stops here, and nothing is built")
              .fix("use a path that the object has; `add` creates its last step")
              .source("https://datatracker.ietf.org/doc/html/rfc6902")
              .ofReaders(),
          error("source/patch-target", INPUT)
              .what("a patch changes an object that the kustomization does not have")
              .why("kustomize stops with `no matches for Id`, and nothing is built")
              .fix("correct apiVersion, kind and name, or add the object to `resources`")
              .source(KUSTOMIZE)
              .ofReaders(),
          error("source/template", INPUT)
              .what("a template does not close a brace or a block")
              .why("helmfile stops here, and nothing is installed")
              .fix("close it with `}}`, or the block with `{{ end }}`")
              .source("https://pkg.go.dev/text/template")
              .ofReaders(),
          note("source/unknown-values", INPUT)
              .what("values of a release are not in the files")
              .why("plg did not check them, and shows errors that they may correct as warnings")
              .fix(
                  "lint what is applied, for example with `helm get values RELEASE | plg lint"
                      + " --chart CHART -`")
              .source(PLG)
              .ofReaders(),
          note("version/nearest", INPUT)
              .what("values are checked as those of the nearest version that plg knows")
              .why("plg does not know what differs between the two: errors are shown as warnings")
              .fix("use a version that plg knows")
              .source(PLG)
              .ofReaders(),
          note("version/unknown-chart", INPUT)
              .what("values are those of a chart that plg does not know")
              .why("plg does not find values that the chart does not read")
              .fix("render it and lint the result: helm template NAME CHART | plg lint -")
              .source(PLG)
              .ofReaders(),
          note("version/two-charts", INPUT)
              .what("two different charts have the same name and version")
              .why(
                  "values are checked as those of the first, and errors that the second does not"
                      + " have are warnings")
              .fix("name the chart's repository")
              .source(
                  "https://github.com/grafana/loki/blob/helm-loki-7.0.0/production/helm/loki/Chart.yaml,"
                      + " https://github.com/grafana-community/helm-charts/blob/loki-7.0.0/charts/loki/Chart.yaml")
              .ofReaders(),
          error("yaml/aliases", INPUT)
              .what("an alias cannot be used")
              .why("the value would be missing, or too large for any memory")
              .fix("write the value itself")
              .source(YAML + "#71-alias-nodes")
              .ofReaders(),
          error("yaml/duplicate-key", INPUT)
              .what("a key is defined twice")
              .why("most tools silently use the last one, others fail")
              .fix("remove one of them")
              .source(YAML + "#321-representation-graph")
              .ofReaders(),
          error("yaml/encoding", INPUT)
              .what("a text is not UTF-8, or contains a forbidden character")
              .why("no YAML parser accepts it")
              .fix("save the file as UTF-8")
              .source(YAML + "#51-character-set")
              .ofReaders(),
          error("yaml/full-width", INPUT)
              .what("a character only looks like YAML punctuation")
              .why("YAML recognizes only ASCII punctuation: this is read as part of the text")
              .fix("write the ASCII character")
              .source(YAML + "#53-indicator-characters")
              .ofReaders(),
          error("yaml/key", INPUT)
              .what("a key is not a string")
              .why("Kubernetes and JSON allow only strings as keys")
              .fix("put it in quotes if it is meant as a string")
              .source(YAML + "#321-representation-graph")
              .ofReaders(),
          error("yaml/merge", INPUT)
              .what("a merge key does not refer to a mapping")
              .why("there are no keys to merge")
              .fix("merge a mapping")
              .source("https://yaml.org/type/merge.html")
              .ofReaders(),
          error("yaml/syntax", INPUT)
              .what("a document cannot be parsed")
              .why("no tool can read it")
              .fix("correct it at the place shown")
              .source(YAML)
              .ofReaders(),
          error("yaml/tab", INPUT)
              .what("a tab is used as indentation")
              .why("YAML forbids tabs, because their width differs between editors")
              .fix("indent with spaces")
              .source(YAML + "#61-indentation-spaces")
              .ofReaders(),
          error("yaml/tag", INPUT)
              .what("a tag is unknown or does not match its value")
              .why("Kubernetes supports only the types of JSON")
              .fix("remove the tag")
              .source(YAML + "#24-tags")
              .ofReaders(),
          error("yaml/too-deep", INPUT)
              .what("values are nested too deeply")
              .why("no Kubernetes object or configuration is nested this deeply")
              .fix("flatten it")
              .source(PLG)
              .ofReaders(),
          error("yaml/too-large", INPUT)
              .what("a text is too large")
              .why("no configuration written by a person is this large")
              .fix("split it into several files")
              .source(PLG)
              .ofReaders());

  private ReaderRules() {}
}
