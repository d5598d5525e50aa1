using System.Reflection;

namespace Course.Notebooks.Formatting;

/// <summary>Reads members of objects whose types are known by name only.</summary>
internal static class MemberReader
{
    /// <summary>A property.</summary>
    public static T Get<T>(object owner, string property) => (T)owner.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.GetValue(owner)!;

    /// <summary>A method of exactly these parameters, bound to the object.</summary>
    public static Func<object?[], object?> Method(object owner, string name, params Type[] parameters)
    {
        var method = owner.GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.Public, parameters)
            ?? throw new MissingMethodException(owner.GetType().FullName, name);
        return arguments => method.Invoke(owner, arguments);
    }
}
