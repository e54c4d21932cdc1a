package dev.plg.app.generate;

import dev.plg.component.iam.IamPolicy;
import dev.plg.component.iam.TrustPolicy;
import dev.plg.model.AccountId;
import dev.plg.model.Credentials;
import dev.plg.model.ObjectStore;
import dev.plg.model.OidcIssuer;
import dev.plg.model.Stack;
import dev.plg.yaml.JsonWriter;
import java.util.Optional;

/// A document that AWS needs for a stack: what the pods may do, or who may assume their role.
public sealed interface IamDocument {

  /// The document, as JSON.
  record Printed(String json) implements IamDocument {}

  /// Why there is none, as one line for the person who asked.
  record Refused(String why) implements IamDocument {}

  /// What the pods of a stack may do.
  ///
  /// @param account empty: that of the stack's role
  static IamDocument policy(Stack stack, Optional<AccountId> account) {
    Optional<ObjectStore> store = store(stack);
    if (store.isEmpty()) {
      return needless();
    }
    Optional<AccountId> owner = owner(store.get(), account);
    return IamPolicy.needsAccount(stack) && owner.isEmpty()
        ? needs("--account")
        : new Printed(JsonWriter.write(IamPolicy.of(stack, owner)));
  }

  /// Who may assume the role of a stack.
  ///
  /// @param account empty: that of the stack's role
  /// @param issuer of the cluster
  static IamDocument trust(Stack stack, Optional<AccountId> account, Optional<OidcIssuer> issuer) {
    Optional<ObjectStore> store = store(stack);
    if (store.isEmpty()) {
      return needless();
    }
    if (store.get().credentials().assumedRole().isEmpty()) {
      return new Refused(
          "--trust is for a role that ServiceAccounts assume: `auth` of this stack is not irsa");
    }
    Optional<AccountId> owner = owner(store.get(), account);
    if (owner.isEmpty()) {
      return needs("--account");
    }
    return issuer.isEmpty()
        ? needs("--issuer")
        : new Printed(
            JsonWriter.write(
                TrustPolicy.of(stack, store.get().region(), owner.get(), issuer.get())));
  }

  private static Optional<ObjectStore> store(Stack stack) {
    return stack.storage().s3().filter(it -> it.endpoint().isEmpty());
  }

  private static Optional<AccountId> owner(ObjectStore store, Optional<AccountId> account) {
    return account.or(() -> ofRole(store.credentials()));
  }

  private static Optional<AccountId> ofRole(Credentials credentials) {
    return credentials.assumedRole().map(role -> new AccountId(role.account()));
  }

  private static IamDocument needless() {
    return new Refused("this stack stores nothing in AWS, so it needs no policy");
  }

  private static IamDocument needs(String option) {
    return new Refused("this document needs " + option);
  }
}
