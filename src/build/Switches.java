import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Turns the pattern switches of compiled classes into chains of `instanceof`.
///
/// javac leaves it to the run time to make a class for each switch over types, which the
/// ahead-of-time cache of JDK 25 cannot keep: half a millisecond a switch, at every start. The
/// sources keep their exhaustive switches.
final class Switches {

  private static final String BOOTSTRAPS = "Ljava/lang/runtime/SwitchBootstraps;";

  private final ClassDesc owner;
  private final boolean inInterface;

  /// The methods to add: of the n-th, its type and the types that it tells apart.
  private final List<MethodTypeDesc> types = new ArrayList<>();

  private final List<List<ClassDesc>> labels = new ArrayList<>();

  private Switches(ClassModel model) {
    owner = model.thisClass().asSymbol();
    inInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  /// Rewrites every class of plg's own that has such a switch.
  static void straighten(Path classes) throws IOException {
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
      var switches = new Switches(model);
      var straight = classFile.transformClass(model, switches.transform());
      if (!switches.types.isEmpty()) {
        Files.write(file, straight);
      }
    }
  }

  private static java.io.InputStream open(Path classes, ClassDesc type) {
    var descriptor = type.descriptorString();
    var file = classes.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ClassTransform transform() {
    return ClassTransform.transformingMethodBodies((CodeTransform) this::rewrite)
        .andThen(ClassTransform.endHandler(this::addMethods));
  }

  private void addMethods(ClassBuilder builder) {
    for (int i = 0; i < types.size(); i++) {
      var cases = labels.get(i);
      builder.withMethodBody(
          name(i),
          types.get(i),
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> chain(code, cases));
    }
  }

  private void rewrite(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
      types.add(call.typeSymbol());
      labels.add(call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
      code.invoke(
          Opcode.INVOKESTATIC, owner, name(types.size() - 1), call.typeSymbol(), inInterface);
    } else {
      code.with(element);
    }
  }

  /// Switches that also name constants stay as they are.
  private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals(BOOTSTRAPS)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(Switches::isReferenceType);
  }

  private static boolean isReferenceType(ConstantDesc label) {
    return label instanceof ClassDesc type && !type.isPrimitive();
  }

  private static String name(int number) {
    return "$switch$" + number;
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
}
