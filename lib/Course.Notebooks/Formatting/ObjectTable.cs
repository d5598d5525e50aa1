using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>An object as a table of its properties and fields.</summary>
internal static class ObjectTable
{
    private const int MostMembers = 60;

    public static MimeBundle Render(object value, RenderScope scope)
    {
        var type = value.GetType();
        var members = Members(value, type);
        var title = Title(value, type);
        if (members.Count == 0 || title.Contains('\n', StringComparison.Ordinal))
            return MimeBundle.PlainText(title);

        var table = new TextTable(["", ""]) { HasHeadings = false, HasRowHeadings = true };
        foreach (var member in members.Take(MostMembers))
            table.Add([new TableCell(member.Name), NestedValue.Of(member, value, scope)]);
        if (members.Count > MostMembers)
            table.Notes.Add($"… {members.Count - MostMembers} more properties");

        var html = $"<details open><summary><code>{HtmlText.Of(title)}</code></summary>{table.ToHtml()}</details>";
        var plain = ValueKind.IsRecord(type) || ValueKind.HasOwnText(type) ? title : $"{title}\n{Indented(table.ToText())}";
        return MimeBundle.Of(HtmlFormatter.MimeType, html).Add(PlainTextFormatter.MimeType, plain);
    }

    private static string Title(object value, Type type) => Bounded.Text(InlineText.Of(value) is { Length: > 0 } text ? text : TypeName.Of(type), 2_000);

    // The members of the runtime's own types lead from one to the next without an end: only those that can be read off are shown.
    // What merely holds values of others is no such type.
    private static IReadOnlyList<ValueMember> Members(object value, Type type)
    {
        var members = ValueMember.Of(type);
        var isHolder = value is ITuple || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
        return ValueKind.IsOfRuntime(type) && !isHolder ? [.. members.Where(member => member.Type == typeof(string) || ValueKind.IsScalar(member.Type))] : members;
    }

    private static string Indented(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
