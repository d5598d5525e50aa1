using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A sequence: numbers and texts in one line, rows of numbers as a grid, objects as a table with a column for each property.</summary>
internal static class SequenceTable
{
    private const int MostColumns = 25;

    public static MimeBundle Render(IEnumerable sequence, RenderScope scope)
    {
        var taken = TakenItems.From(sequence, Formatter.ListExpansionLimit);
        if (taken.Items.All(item => item is null or string || ValueKind.IsScalar(item.GetType())) && !taken.Items.Any(item => item is string text && text.Contains('\n')))
            return MimeBundle.PlainText(InlineText.Of(sequence));
        if (taken.Items.All(item => item is IEnumerable row and not string && ValueKind.IsInline(item) && Length(row) > 0))
            return GridTable.Render([.. taken.Items.Cast<Array>()], Note(taken));

        var table = Table(taken, scope);
        if (taken.IsCut)
            table.Notes.Add(Note(taken));
        return table.ToBundle();
    }

    private static string Note(TakenItems taken) => taken.IsCut ? $"… {taken.Rest.Replace("more", "more rows", StringComparison.Ordinal)}" : "";

    private static int Length(IEnumerable row) => row is Array array ? array.Length : 0;

    private static TextTable Table(TakenItems taken, RenderScope scope)
    {
        Type?[] types = [.. taken.Items.Select(item => item?.GetType()).Distinct()];
        if (types.Length > 0 && types.All(IsGroup))
            return ByKey(taken, scope);
        if (taken.Items.Count > 0 && taken.Items.All(item => item is IDictionary<string, object?>))
            return ByMember(taken, Keys([.. taken.Items.Cast<IDictionary<string, object?>>()]), scope);
        var members = types is [{ } type] && IsRecordLike(type) && LibraryView.TryRender(taken.Items[0]!) is null ? Columns(type, taken.Items[0]!) : [];
        return members.Count > 0 ? ByMember(taken, members, scope) : ByItem(taken, types.Length > 1, scope);
    }

    private static TextTable ByMember(TakenItems taken, IReadOnlyList<ValueMember> members, RenderScope scope)
    {
        ValueMember[] shown = [.. members.Take(MostColumns)];
        var table = new TextTable(["", .. shown.Select(member => member.Name)]) { HasRowHeadings = true };
        for (var i = 0; i < shown.Length; i++)
        {
            if (ValueKind.IsNumber(shown[i].Type))
                table.AlignRight(i + 1);
        }

        for (var i = 0; i < taken.Items.Count; i++)
            table.Add([new TableCell($"{i}"), .. shown.Select(member => NestedValue.Of(member, taken.Items[i], scope))]);
        if (members.Count > shown.Length)
            table.Notes.Add($"… {members.Count - shown.Length} more columns");
        return table;
    }

    // Rows that a library has read from somewhere: objects without a type of their own, with a key for each column.
    private static ValueMember[] Keys(IReadOnlyList<IDictionary<string, object?>> rows) =>
    [
        .. from key in rows.SelectMany(row => row.Keys).Distinct()
           let types = rows.Select(row => row.TryGetValue(key, out var value) ? value?.GetType() : null).OfType<Type>().Distinct().ToList()
           select new ValueMember(key, types is [var type] ? type : typeof(object), row => ((IDictionary<string, object?>)row).TryGetValue(key, out var value) ? value : null),
    ];

    private static TextTable ByItem(TakenItems taken, bool withType, RenderScope scope)
    {
        var table = new TextTable(withType ? ["", "type", "value"] : ["", "value"]) { HasRowHeadings = true };
        for (var i = 0; i < taken.Items.Count; i++)
        {
            var item = taken.Items[i];
            TableCell[] type = withType ? [new(item is null ? "" : TypeName.Of(item.GetType()))] : [];
            table.Add([new TableCell($"{i}"), .. type, NestedValue.Of(item, scope)]);
        }

        return table;
    }

    private static TextTable ByKey(TakenItems taken, RenderScope scope)
    {
        var table = new TextTable(["key", "value"]) { HasRowHeadings = true };
        foreach (var group in taken.Items)
            table.Add([NestedValue.Of(MemberReader.Get<object?>(group!, "Key"), scope), NestedValue.Of(group, scope)]);
        return table;
    }

    private static bool IsGroup(Type? type) => type?.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IGrouping<,>)) == true;

    // A type whose properties say what it is; what has a form of its own keeps that.
    private static bool IsRecordLike(Type type) =>
        !ValueKind.IsScalar(type) && !ValueKind.IsSequence(type) && !Registrations.HasFormatter(type) && type != typeof(string)
        && !typeof(Exception).IsAssignableFrom(type) && !typeof(Task).IsAssignableFrom(type)
        && !typeof(Microsoft.AspNetCore.Html.IHtmlContent).IsAssignableFrom(type) && !JsonView.IsJson(type);

    private static IReadOnlyList<ValueMember> Columns(Type type, object first)
    {
        if (first is not ITuple tuple)
            return ValueMember.Of(type);
        // The eighth item of a tuple and those after it are in a tuple of their own.
        var types = type.GetGenericArguments();
        return [.. Enumerable.Range(0, tuple.Length).Select(i => new ValueMember($"Item{i + 1}", i < 7 ? types[i] : typeof(object), row => ((ITuple)row)[i]))];
    }
}
