package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.ResolvedStacks;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Ignored;
import dev.plg.app.settings.Settings;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.component.iam.IamPolicy;
import dev.plg.component.iam.TrustPolicy;
import dev.plg.finding.Finding;
import dev.plg.model.AccountId;
import dev.plg.model.Credentials;
import dev.plg.model.InvalidValue;
import dev.plg.model.ObjectStore;
import dev.plg.model.OidcIssuer;
import dev.plg.model.Stack;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.rule.registry.StackRules;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `plg iam`: the documents that AWS needs for a stack.
final class IamCommand implements Command {

  private static final Group DOCUMENT =
      new Group(
          "The document",
          List.of(
              Manual.flag("print who may assume the role", "--trust"),
              Manual.value("URL", "with --trust, the cluster's OIDC issuer", "--issuer"),
              Manual.value(
                  "DIGITS", "the AWS account; the role's where it is left out", "--account")));

  private static final List<String> NOTES =
      List.of(
          "The policy allows what the stack's storage needs and nothing else; the trust",
          "policy names the ServiceAccounts that the stack's pods use. The issuer is what",
          "`aws eks describe-cluster --query cluster.identity.oidc.issuer` prints.");

  @Override
  public Manual manual() {
    return new Manual(
        "(--profile NAME | -f FILE)... [--trust --issuer URL] [OPTION]...",
        List.of(StackOptions.GROUP, DOCUMENT, Shown.GROUP, Manual.HELP),
        "NAME",
        NOTES,
        List.of(
            new Example("what the role may do", "plg iam --profile eks-s3"),
            new Example(
                "who may assume it",
                "plg iam --profile eks-s3 --trust --issuer https://oidc.example.com/id/1")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    Resolved resolved =
        StackResolver.resolve(
            StackOptions.request(arguments, "derive policies"), new Sources(terminal.in()));
    var findings = new ArrayList<>(resolved.findings());
    resolved
        .stack()
        .ifPresent(
            stack ->
                findings.addAll(StackRules.check(ResolvedStacks.of(stack, resolved.source()))));
    Report report = report(resolved, findings, shown.settings());
    if (!report.hasErrors()) {
      terminal.print(document(arguments, resolved.stack().orElseThrow()));
    } else {
      shown.say(report, terminal);
    }
    return ExitCode.of(report);
  }

  private static Report report(Resolved resolved, List<Finding> findings, Settings settings) {
    Ignored ignored = Ignored.inStack(settings, resolved.texts(), resolved.source());
    var texts = new HashMap<String, String>(resolved.texts());
    texts.putAll(settings.texts());
    return Report.of(ignored.leftOfStack(findings), texts)
        .with(ignored.faults(findings))
        .with(settings.findings());
  }

  private static String document(Arguments arguments, Stack stack) {
    ObjectStore store =
        stack
            .storage()
            .s3()
            .filter(it -> it.endpoint().isEmpty())
            .orElseThrow(
                () -> new UsageError("this stack stores nothing at AWS: it needs no policy"));
    Optional<AccountId> account =
        value(arguments, "--account", AccountId::new).or(() -> account(store.credentials()));
    Optional<OidcIssuer> issuer = value(arguments, "--issuer", OidcIssuer::parse);
    if (issuer.isPresent() && !arguments.has("--trust")) {
      throw new UsageError("--issuer goes with --trust");
    }
    return JsonWriter.write(
        arguments.has("--trust") ? trust(stack, store, account, issuer) : policy(stack, account));
  }

  private static Mapping trust(
      Stack stack, ObjectStore store, Optional<AccountId> account, Optional<OidcIssuer> issuer) {
    if (store.credentials().assumedRole().isEmpty()) {
      throw new UsageError(
          "--trust is for a role that ServiceAccounts assume: `auth` of this stack is not irsa");
    }
    return TrustPolicy.of(
        stack, store.region(), required(account, "--account"), required(issuer, "--issuer"));
  }

  private static Mapping policy(Stack stack, Optional<AccountId> account) {
    if (IamPolicy.needsAccount(stack)) {
      required(account, "--account");
    }
    return IamPolicy.of(stack, account);
  }

  /// The account of the stack's own role.
  private static Optional<AccountId> account(Credentials credentials) {
    return credentials.assumedRole().map(role -> new AccountId(role.account()));
  }

  private static <T> T required(Optional<T> value, String option) {
    return value.orElseThrow(() -> new UsageError("this document needs " + option));
  }

  private static <T> Optional<T> value(
      Arguments arguments, String option, Function<String, T> type) {
    try {
      return arguments.value(option).map(type);
    } catch (InvalidValue e) {
      throw new UsageError("%s: %s; %s".formatted(option, e.getMessage(), e.fix()));
    }
  }
}
