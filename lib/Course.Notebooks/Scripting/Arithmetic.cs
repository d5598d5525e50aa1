using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Methods that do nothing but arithmetic: they throw nothing, so that no traceback needs their frame, and the runtime may inline them.</summary>
internal static class Arithmetic
{
    /// <summary>Whether the method is one. Division is not: of integers it throws, and which of both it is the instruction does not say.</summary>
    /// <param name="body">The method, in its long form (<c>SimplifyMacros</c>).</param>
    public static bool IsAll(MethodBody body) => body.Instructions.All(instruction => IsArithmetic(instruction.OpCode.Code));

    private static bool IsArithmetic(Code code) => code is
        Code.Nop or Code.Ldarg or Code.Starg or Code.Ldloc or Code.Stloc or Code.Dup or Code.Pop
        or Code.Ldc_I4 or Code.Ldc_I8 or Code.Ldc_R4 or Code.Ldc_R8
        or Code.Add or Code.Sub or Code.Mul or Code.Neg or Code.And or Code.Or or Code.Xor or Code.Not or Code.Shl or Code.Shr or Code.Shr_Un
        or Code.Conv_I4 or Code.Conv_I8 or Code.Conv_U4 or Code.Conv_U8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un
        or Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un
        or Code.Br or Code.Brtrue or Code.Brfalse or Code.Beq or Code.Bne_Un
        or Code.Bge or Code.Bge_Un or Code.Bgt or Code.Bgt_Un or Code.Ble or Code.Ble_Un or Code.Blt or Code.Blt_Un
        or Code.Ret;
}
