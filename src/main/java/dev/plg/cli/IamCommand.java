package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.IamDocument;
import dev.plg.app.generate.JudgedStack;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.model.AccountId;
import dev.plg.model.InvalidValue;
import dev.plg.model.OidcIssuer;
import dev.plg.model.Stack;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `plg iam`: the documents that AWS needs for a stack.
final class IamCommand implements Command {

  private static final Group DOCUMENT =
      new Group(
          "The document",
          List.of(
              Manual.flag("print the trust policy of the role", "--trust"),
              Manual.value("URL", "with --trust, the cluster's OIDC issuer", "--issuer"),
              Manual.value("DIGITS", "the AWS account; default: that of the role", "--account")));

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
            new Example("print the policy of the role", "plg iam --profile eks-s3"),
            new Example(
                "print the trust policy",
                "plg iam --profile eks-s3 --trust --issuer https://oidc.example.com/id/1")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    var judged =
        JudgedStack.of(
            StackOptions.request(arguments, "derive policies"),
            new Sources(terminal.in()),
            shown.settings());
    if (judged.stack().isPresent()) {
      terminal.print(json(document(arguments, judged.stack().get())));
    } else {
      shown.say(judged.report(), terminal);
    }
    return ExitCode.of(judged.report());
  }

  private static IamDocument document(Arguments arguments, Stack stack) {
    Optional<AccountId> account = value(arguments, "--account", AccountId::new);
    Optional<OidcIssuer> issuer = value(arguments, "--issuer", OidcIssuer::parse);
    if (arguments.has("--trust")) {
      return IamDocument.trust(stack, account, issuer);
    }
    if (issuer.isPresent()) {
      throw new UsageError("--issuer goes with --trust");
    }
    return IamDocument.policy(stack, account);
  }

  private static String json(IamDocument document) {
    return switch (document) {
      case IamDocument.Printed(String json) -> json;
      case IamDocument.Refused(String why) -> throw new UsageError(why);
    };
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
