using System.Collections;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>What Microsoft.DotNet.Interactive.Formatting remembers of each type that it was ever asked about.</summary>
/// <remarks>
/// It would keep every cell that made a type for as long as the process runs. It finds out again what it has forgotten; what notebooks have registered is not among it.
/// There is no other way to its dictionaries: where a later version has none of these names, cells stay, and nothing else changes.
/// </remarks>
internal static class RememberedTypes
{
    private static readonly IDictionary[] Dictionaries =
    [
        .. from owner in new[] { typeof(Formatter), typeof(Destructurer) }
           from field in owner.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
           where field.Name is "_cache" || field.Name.StartsWith("_types", StringComparison.Ordinal) || field.Name.EndsWith("Table", StringComparison.Ordinal)
           select field.GetValue(null) as IDictionary into dictionary
           where dictionary is not null
           select dictionary,
    ];

    /// <summary>Has it forget the types of notebooks.</summary>
    public static void Forget()
    {
        foreach (var dictionary in Dictionaries)
        {
            foreach (var key in dictionary.Keys.Cast<object>().Where(IsOfNotebook))
                dictionary.Remove(key);
        }
    }

    private static bool IsOfNotebook(object key) => key is Type { IsCollectible: true } or ValueTuple<Type, string> { Item1.IsCollectible: true };
}
