using System.Diagnostics.CodeAnalysis;

namespace Course.Exercises;

/// <summary>Shows <see cref="Feedback"/> in a notebook; found through <see cref="TypeFormatterSourceAttribute"/>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by the notebook engine.")]
[SuppressMessage("Performance", "CA1822", Justification = "Called by the notebook engine on an instance.")]
internal sealed class FeedbackFormatters
{
    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new Formatter("text/html", feedback => feedback.ToHtml());
        yield return new Formatter("text/plain", feedback => feedback.ToString());
    }

    private sealed class Formatter(string mimeType, Func<Feedback, string> show)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Feedback feedback)
                return false;
            writer.Write(show(feedback));
            return true;
        }
    }
}
