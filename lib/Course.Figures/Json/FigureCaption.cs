using System.Text;
using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>
/// A caption as an annotation below the plot, wrapped by hand because Plotly does not wrap text. The front end's script
/// takes it out again and writes a <c>figcaption</c>, which wraps to any width.
/// </summary>
internal static class FigureCaption
{
    internal const string AnnotationName = "caption";
    private const int CharactersPerLine = 96;
    private const int LineHeight = 18;

    internal static void Add(JsonObject layout, string caption, int offset)
    {
        string wrapped = Wrap(caption);
        int lines = wrapped.Split("<br>").Length;
        if (layout["annotations"] is not JsonArray annotations) layout["annotations"] = annotations = [];
        annotations.Add((JsonNode)new JsonObject
        {
            ["name"] = AnnotationName,
            ["text"] = wrapped,
            ["showarrow"] = false,
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = 0,
            ["y"] = 0,
            ["xanchor"] = "left",
            ["yanchor"] = "top",
            ["yshift"] = -offset,
            ["align"] = "left",
            ["font"] = new JsonObject { ["size"] = 13, ["color"] = Palette.Grey },
        });
        if (layout["margin"] is not JsonObject margin) layout["margin"] = margin = [];
        margin["b"] = offset + (lines * LineHeight) + 14;
        layout["height"] = (layout["height"]?.GetValue<int>() ?? Figure.StandardHeight) + (lines * LineHeight);
    }

    internal static string Wrap(string caption)
    {
        var text = new StringBuilder();
        int column = 0;
        foreach (string word in caption.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > CharactersPerLine)
            {
                text.Append("<br>");
                column = 0;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word);
            column += word.Length;
        }
        return text.ToString();
    }
}
