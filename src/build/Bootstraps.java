import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes out what javac leaves to the run time: pattern switches become chains of `instanceof`,
/// the `equals` and `hashCode` of records compare and combine their fields.
///
/// The run time makes classes for each of these at the first use, which the ahead-of-time cache of
/// JDK 25 cannot keep: half a millisecond a switch and some ten for the first record, at every
/// start. The sources keep their exhaustive switches and their records.
final class Bootstraps {

  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private final ClassDesc owner;
  private final boolean inInterface;

  /// The methods to add, `$plain$0`, `$plain$1` …
  private final List<Method> added = new ArrayList<>();

  private record Method(MethodTypeDesc type, Consumer<CodeBuilder> body) {}

  private Bootstraps(ClassModel model) {
    owner = model.thisClass().asSymbol();
    inInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  /// Rewrites every class of plg's own below a folder that leaves something to the run time.
  static void writeOut(Path classes) throws IOException {
    var resolver =
        ClassHierarchyResolver.ofResourceParsing(type -> open(classes, type))
            .orElse(ClassHierarchyResolver.defaultResolver());
    var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
    List<Path> files;
    try (var walk = Files.walk(classes.resolve("dev/plg"))) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (var file : files) {
      var model = classFile.parse(file);
      var bootstraps = new Bootstraps(model);
      var plain = classFile.transformClass(model, bootstraps.transform());
      if (!bootstraps.added.isEmpty()) {
        Files.write(file, plain);
      }
    }
  }

  private static InputStream open(Path classes, ClassDesc type) {
    var descriptor = type.descriptorString();
    var file = classes.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ClassTransform transform() {
    return ClassTransform.transformingMethodBodies((CodeTransform) this::rewrite)
        .andThen(ClassTransform.endHandler(this::addMethods));
  }

  private void addMethods(ClassBuilder builder) {
    for (int i = 0; i < added.size(); i++) {
      builder.withMethodBody(
          "$plain$" + i,
          added.get(i).type(),
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          added.get(i).body());
    }
  }

  private void rewrite(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
      var cases = call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
      replace(code, call, body -> chain(body, cases));
    } else if (element instanceof InvokeDynamicInstruction call && isOfRecord(call, "equals")) {
      replace(code, call, body -> equality(body, fields(call)));
    } else if (element instanceof InvokeDynamicInstruction call && isOfRecord(call, "hashCode")) {
      replace(code, call, body -> hash(body, fields(call)));
    } else {
      code.with(element);
    }
  }

  private void replace(
      CodeBuilder code, InvokeDynamicInstruction call, Consumer<CodeBuilder> body) {
    var name = "$plain$" + added.size();
    added.add(new Method(call.typeSymbol(), body));
    code.invoke(Opcode.INVOKESTATIC, owner, name, call.typeSymbol(), inInterface);
  }

  /// Switches that also name constants stay as they are.
  private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().equals(SWITCHES)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(Bootstraps::isReferenceType);
  }

  private static boolean isReferenceType(ConstantDesc label) {
    return label instanceof ClassDesc type && !type.isPrimitive();
  }

  /// `(value, restart) -> n`: the first case from `restart` on that the value is of, the number of
  /// cases where it is of none, -1 for null. As SwitchBootstraps.typeSwitch has it.
  private static void chain(CodeBuilder code, List<ClassDesc> cases) {
    code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
    for (int i = 0; i < cases.size(); i++) {
      int number = i;
      var type = cases.get(i);
      code.iload(1)
          .loadConstant(number)
          .ifThen(
              Opcode.IF_ICMPLE,
              reached ->
                  reached
                      .aload(0)
                      .instanceOf(type)
                      .ifThen(Opcode.IFNE, found -> found.loadConstant(number).ireturn()));
    }
    code.loadConstant(cases.size()).ireturn();
  }

  /// Records of primitive fields other than `int`, `long` and `boolean` stay as they are.
  private static boolean isOfRecord(InvokeDynamicInstruction call, String method) {
    return call.bootstrapMethod().owner().equals(RECORDS)
        && call.name().equalsString(method)
        && fields(call).stream().allMatch(field -> isPlain(type(field)));
  }

  private static boolean isPlain(ClassDesc type) {
    return !type.isPrimitive()
        || type.equals(ConstantDescs.CD_int)
        || type.equals(ConstantDescs.CD_long)
        || type.equals(ConstantDescs.CD_boolean);
  }

  /// The getters of the record's fields: the bootstrap's arguments after the class and the names.
  private static List<DirectMethodHandleDesc> fields(InvokeDynamicInstruction call) {
    var arguments = call.bootstrapArgs();
    return arguments.subList(2, arguments.size()).stream()
        .map(DirectMethodHandleDesc.class::cast)
        .toList();
  }

  private static ClassDesc type(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  /// `(record, other) -> boolean`.
  private void equality(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.aload(1).instanceOf(owner).ifThen(Opcode.IFEQ, other -> other.iconst_0().ireturn());
    for (var field : fields) {
      load(code, 0, field);
      load(code, 1, field);
      if (type(field).equals(ConstantDescs.CD_long)) {
        code.lcmp().ifThen(Opcode.IFNE, differs -> differs.iconst_0().ireturn());
      } else if (type(field).isPrimitive()) {
        code.ifThen(Opcode.IF_ICMPNE, differs -> differs.iconst_0().ireturn());
      } else {
        code.invokestatic(
                OBJECTS,
                "equals",
                MethodTypeDesc.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
            .ifThen(Opcode.IFEQ, differs -> differs.iconst_0().ireturn());
      }
    }
    code.iconst_1().ireturn();
  }

  /// `(record) -> int`.
  private void hash(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.iconst_0();
    for (var field : fields) {
      code.bipush(31).imul();
      load(code, 0, field);
      var type = type(field);
      if (type.equals(ConstantDescs.CD_long)) {
        code.invokestatic(
            ConstantDescs.CD_Long,
            "hashCode",
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long));
      } else if (!type.isPrimitive()) {
        code.invokestatic(
            OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void load(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
    code.loadLocal(TypeKind.REFERENCE, slot)
        .checkcast(owner)
        .getfield(owner, field.methodName(), type(field));
  }
}
