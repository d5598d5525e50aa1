using Microsoft.CodeAnalysis.CSharp;

namespace Course.Tool.Exercises;

/// <summary>The check that counts: code that succeeds when an answer is right and fails with the feedback when it is not.</summary>
internal static class RequiredAnswer
{
    /// <summary>The method, named so that no type of a notebook can stand in its place.</summary>
    public const string Method = "global::Course.Exercises.Exercise.Require";

    /// <summary>How the exception is called that carries the feedback.</summary>
    public const string Refusal = "Course.CheckFailedException";

    /// <summary>The code of a cell that requires an answer.</summary>
    /// <param name="id">The exercise.</param>
    /// <param name="answer">The code of the answer.</param>
    public static string Cell(string id, string answer) => $"{Method}({SymbolDisplay.FormatLiteral(id, quote: true)}, {answer});";
}
