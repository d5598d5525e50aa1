using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using MethodBody = Mono.Cecil.Cil.MethodBody;

namespace Course.Notebooks.Scripting;

/// <summary>Has the code of a notebook reach the elements of arrays and the characters of strings through <see cref="ElementAccess"/>.</summary>
internal sealed class ElementAccessWeaver(ModuleDefinition module)
{
    private static readonly MethodInfo[] Methods = typeof(ElementAccess).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
    private static readonly MethodInfo Character = Methods.Single(method => method.Name == nameof(ElementAccess.Get) && !method.IsGenericMethod);
    private static readonly MethodInfo Reference = Methods.Single(method => method.Name == nameof(ElementAccess.GetReference));

    /// <summary>Rewrites what a method reads and writes. Its instructions stay the same objects in the same places: what jumps to them still does.</summary>
    /// <param name="body">The method's instructions.</param>
    public void Weave(MethodBody body)
    {
        foreach (var instruction in body.Instructions)
        {
            if (Replacement(instruction) is { } replacement)
                (instruction.OpCode, instruction.Operand) = (OpCodes.Call, replacement);
        }
    }

    private MethodReference? Replacement(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldelem_Ref => module.ImportReference(Reference),
        Code.Ldelem_Any => OfArray(nameof(ElementAccess.Get), (TypeReference)instruction.Operand),
        Code.Stelem_Any => OfArray(nameof(ElementAccess.Set), (TypeReference)instruction.Operand),
        // A read-only address may be one within an array of a derived type; nothing generic is closed over pointers.
        Code.Ldelema when instruction is { Previous.OpCode.Code: not Code.Readonly, Operand: not PointerType and not FunctionPointerType } => OfArray(nameof(ElementAccess.Address), (TypeReference)instruction.Operand),
        Code.Call or Code.Callvirt => OfCall((MethodReference)instruction.Operand),
        var code when Element(code) is { } element =>
            OfArray(instruction.OpCode.Name.StartsWith("ld", StringComparison.Ordinal) ? nameof(ElementAccess.Get) : nameof(ElementAccess.Set), element),
        _ => null,
    };

    private MethodReference? OfCall(MethodReference called) => called switch
    {
        { Name: "get_Chars", DeclaringType.FullName: "System.String" } => module.ImportReference(Character),
        { Name: "get_Item", DeclaringType: GenericInstanceType { ElementType.FullName: "System.Span`1" or "System.ReadOnlySpan`1" } span } =>
            Closed(nameof(ElementAccess.Get), type => type.IsByRef && type.GetElementType()!.Name == span.Name, span.GenericArguments[0]),
        { Name: nameof(ElementAccess.Get) or nameof(ElementAccess.Set) or nameof(ElementAccess.Address), DeclaringType: ArrayType { Rank: 2, ElementType: not PointerType and not FunctionPointerType } array } => OfTable(called.Name, array),
        _ => null,
    };

    private GenericInstanceMethod OfArray(string name, TypeReference element) => Closed(name, type => type.IsSZArray, element);

    private GenericInstanceMethod OfTable(string name, ArrayType table)
    {
        var method = Closed(name, type => type.IsVariableBoundArray, table.ElementType);
        // The compiler writes down that both indices begin at 0; what is imported leaves it out, and would be another method.
        var imported = (ArrayType)method.ElementMethod.Parameters[0].ParameterType;
        for (var dimension = 0; dimension < 2; dimension++)
            imported.Dimensions[dimension] = table.Dimensions[dimension];
        return method;
    }

    private GenericInstanceMethod Closed(string name, Func<Type, bool> isContainer, TypeReference element)
    {
        var method = Methods.Single(method => method.Name == name && method.IsGenericMethod && isContainer(method.GetParameters()[0].ParameterType));
        return new GenericInstanceMethod(module.ImportReference(method)) { GenericArguments = { element } };
    }

    private TypeReference? Element(Code code) => code switch
    {
        Code.Ldelem_I1 or Code.Stelem_I1 => module.TypeSystem.SByte,
        Code.Ldelem_U1 => module.TypeSystem.Byte,
        Code.Ldelem_I2 or Code.Stelem_I2 => module.TypeSystem.Int16,
        Code.Ldelem_U2 => module.TypeSystem.UInt16,
        Code.Ldelem_I4 or Code.Stelem_I4 => module.TypeSystem.Int32,
        Code.Ldelem_U4 => module.TypeSystem.UInt32,
        Code.Ldelem_I8 or Code.Stelem_I8 => module.TypeSystem.Int64,
        Code.Ldelem_R4 or Code.Stelem_R4 => module.TypeSystem.Single,
        Code.Ldelem_R8 or Code.Stelem_R8 => module.TypeSystem.Double,
        Code.Ldelem_I or Code.Stelem_I => module.TypeSystem.IntPtr,
        _ => null,
    };
}
