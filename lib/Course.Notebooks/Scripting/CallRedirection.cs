using System.Collections.Frozen;
using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Sends calls in a submission to <see cref="InterruptibleCalls"/> instead of where they were written to go.</summary>
internal sealed class CallRedirection(ModuleDefinition module)
{
    private static readonly FrozenDictionary<string, MethodInfo> Replacements = typeof(InterruptibleCalls)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .ToFrozenDictionary(SignatureReplacedBy);

    private static readonly FrozenSet<string> Names = Replacements.Keys.Select(NameIn).ToFrozenSet();

    /// <summary>Whether calls of methods with this name may have a replacement.</summary>
    public static bool Replaces(string method) => Names.Contains(method);

    /// <summary>Changes the instruction if it calls, or makes a delegate of, a method that has a replacement.</summary>
    public void Apply(Instruction instruction)
    {
        if (instruction.Operand is not MethodReference called || !Names.Contains(called.Name) || !Replacements.TryGetValue(Signature(called), out var replacement))
            return;
        var imported = module.ImportReference(replacement);
        if (called.DeclaringType is GenericInstanceType closed)
        {
            var instance = new GenericInstanceMethod(imported);
            foreach (var argument in closed.GenericArguments)
                instance.GenericArguments.Add(argument);
            imported = instance;
        }

        if (instruction.OpCode.Code == Code.Callvirt)
            instruction.OpCode = OpCodes.Call;
        instruction.Operand = imported;
    }

    private static string Signature(MethodReference method) =>
        $"{method.DeclaringType.GetElementType().FullName}::{method.Name}({string.Join(",", method.Parameters.Select(parameter => parameter.ParameterType.FullName))})";

    private static string SignatureReplacedBy(MethodInfo replacement)
    {
        var original = replacement.GetCustomAttribute<InsteadOfAttribute>()!;
        var name = original.Method ?? replacement.Name;
        var parameters = replacement.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var hasReceiver = parameters is [{ } first, ..] && Definition(first) == original.Type;
        return $"{original.Type.FullName}::{name}({string.Join(",", parameters.Skip(hasReceiver ? 1 : 0).Select(type => type.FullName))})";
    }

    private static Type Definition(Type type)
    {
        var plain = type.IsByRef ? type.GetElementType()! : type;
        return plain.IsGenericType ? plain.GetGenericTypeDefinition() : plain;
    }

    private static string NameIn(string signature) => signature[(signature.IndexOf("::", StringComparison.Ordinal) + 2)..signature.IndexOf('(', StringComparison.Ordinal)];
}
