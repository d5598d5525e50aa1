using System.Text;
using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>A table of results, for the console and for a Markdown document.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Headers">Its columns; the first holds text, the others figures.</param>
internal sealed record ResultTable(string Title, IReadOnlyList<string> Headers)
{
    private readonly List<IReadOnlyList<string>> rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params IReadOnlyList<string> cells) => rows.Add(cells);

    /// <summary>Prints it.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(Title)), Border = TableBorder.Rounded };
        for (int column = 0; column < Headers.Count; column++)
            table.AddColumn(new TableColumn(Markup.Escape(Headers[column])) { Alignment = column == 0 ? Justify.Left : Justify.Right });
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }

    /// <summary>The table in Markdown, with its title above.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append(Title).Append("\n\n");
        text.Append("| ").AppendJoin(" | ", Headers).Append(" |\n|---|").AppendJoin("|", Headers.Skip(1).Select(_ => "---:")).Append("|\n");
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }
}
