using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Course.Exercises;

/// <summary>
/// What a check answers: right, or not yet with a hint. Prints itself in a terminal and shows itself as a small box in a notebook;
/// the words alone say everything, the colour only repeats them.
/// </summary>
[TypeFormatterSource(typeof(FeedbackFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class Feedback
{
    private readonly bool isSolution;
    private readonly string? note;

    internal Feedback(ExerciseInfo exercise, Outcome outcome, string message, bool isSolution, string? note = null)
        => (Exercise, Outcome, Message, this.isSolution, this.note) = (exercise, outcome, message, isSolution, note);

    /// <summary>The exercise that was answered.</summary>
    public ExerciseInfo Exercise { get; }

    /// <summary>Right, not yet, or not started.</summary>
    public Outcome Outcome { get; }

    /// <summary>True when the answer is right on every input it was tried on.</summary>
    public bool IsRight => Outcome == Outcome.Right;

    /// <summary>The hint; with a right answer, why it matters. Code is in `backticks`.</summary>
    public string Message { get; }

    /// <summary>The feedback as plain text, two or three lines.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Symbol).Append(' ').Append(Headline).Append('\n').Append("  ").Append(Message);
        if (note is not null)
            text.Append('\n').Append("  ").Append(note);
        return text.ToString();
    }

    /// <summary>The feedback as an HTML box that needs no script and no style sheet, and keeps the page's own text and background colours.</summary>
    public string ToHtml()
    {
        // Blue, vermilion and grey of the palette of Okabe and Ito: told apart by colour-blind readers, on light and dark pages.
        string color = Outcome switch { Outcome.Right => "#0072B2", Outcome.NotYet => "#D55E00", _ => "#888888" };
        StringBuilder html = new();
        html.Append($"<div role=\"status\" style=\"border-left:4px solid {color};padding:.4em .8em;margin:.3em 0;max-width:48em\">");
        html.Append($"<strong><span aria-hidden=\"true\" style=\"color:{color}\">{Symbol}</span> {Encode(Headline)}</strong>");
        html.Append($"<div style=\"margin-top:.2em\">{Encode(Message)}</div>");
        if (note is not null)
            html.Append($"<div style=\"margin-top:.2em;font-size:.9em\">{Encode(note)}</div>");
        return html.Append("</div>").ToString();
    }

    private string Symbol => Outcome switch { Outcome.Right => "✓", Outcome.NotYet => "✗", _ => "○" };

    private string Headline => (isSolution ? "Solution of exercise " : "Exercise ") + Exercise.Id + ", " + Exercise.Title + ": " + Outcome switch
    {
        Outcome.Right => isSolution ? "verified." : "right.",
        Outcome.NotYet => "not yet.",
        _ => "not started.",
    };

    private static string Encode(string text)
        => Code().Replace(WebUtility.HtmlEncode(text), code => $"<code>{code.Groups[1].Value}</code>");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
