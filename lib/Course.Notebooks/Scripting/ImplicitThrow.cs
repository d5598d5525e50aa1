using System.Reflection;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Finds the line of an exception that no code throws: an index beyond the end of an array, a division by zero, an overflow.</summary>
/// <remarks>
/// The runtime's compiler gives a method one place for all of these, at its end, which belongs to no line, so that a stack trace has the method but
/// neither file nor line. The lines are those of the instructions that can throw the exception, and mostly there is but one.
/// </remarks>
internal static class ImplicitThrow
{
    private const int MostLines = 3;

    /// <summary>Where it can have been thrown.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="method">The method of the frame.</param>
    /// <param name="submission">The submission that ran, with those before it.</param>
    /// <returns>The place; null if the method is not the notebook's, or too many lines come into question.</returns>
    public static SourcePlace? Find(Exception exception, MethodBase? method, CSharpCompilation? submission)
    {
        if (exception is not (IndexOutOfRangeException or ArithmeticException) || method is null || !ScriptLoadContext.IsOfNotebook(method.Module.Assembly))
            return null;
        var assembly = method.Module.Assembly.GetName().Name;
        while (submission is not null && submission.AssemblyName != assembly)
            submission = submission.PreviousSubmission();
        return submission is null ? null : Find(exception, method.MetadataToken, submission);
    }

    private static SourcePlace? Find(Exception exception, int method, CSharpCompilation submission)
    {
        // What was loaded is not kept. The same source gives the same methods again, under the same tokens.
        if (SubmissionCompiler.Emit(submission, out _, CancellationToken.None) is not var (image, symbols))
            return null;
        using var module = ModuleDefinition.ReadModule(image, new ReaderParameters { ReadSymbols = true, SymbolStream = symbols, SymbolReaderProvider = new PortablePdbReaderProvider() });
        if (module.LookupToken(method) is not MethodDefinition { HasBody: true } definition)
            return null;
        var points = definition.DebugInformation.SequencePoints.Where(point => !point.IsHidden).ToList();
        int[] lines = [.. definition.Body.Instructions
            .Where(instruction => CanThrow(exception, instruction))
            .Select(instruction => points.FindLast(point => point.Offset <= instruction.Offset)?.StartLine)
            .OfType<int>().Distinct().Order()];
        return lines.Length is 0 or > MostLines ? null : new(points[0].Document.Url, lines);
    }

    private static bool CanThrow(Exception exception, Instruction instruction) => exception switch
    {
        IndexOutOfRangeException => instruction.OpCode.Name is ['l' or 's', 'd' or 't', 'e', 'l', 'e', 'm', ..] || instruction.Operand is MethodReference { DeclaringType.IsArray: true },
        DivideByZeroException => instruction.OpCode.Code is Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un,
        OverflowException => instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal) || instruction.OpCode.Code is Code.Newarr or Code.Div or Code.Rem,
        _ => false,
    };
}
