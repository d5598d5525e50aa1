using System.Reflection;

namespace Course.Notebooks.Formatting;

/// <summary>A public property or field that can be read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Get">Reads it.</param>
internal sealed record ValueMember(string Name, Type Type, Func<object, object?> Get)
{
    /// <summary>The members of a type, base classes first, each name once.</summary>
    public static IReadOnlyList<ValueMember> Of(Type type)
    {
        IEnumerable<ValueMember> properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && property.GetMethod!.IsPublic && IsReadable(property.PropertyType))
            .Where(property => property.Name != "EqualityContract")
            .Select(property => new ValueMember(property.Name, property.PropertyType, property.GetValue));
        IEnumerable<ValueMember> fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(field => IsReadable(field.FieldType))
            .Select(field => new ValueMember(field.Name, field.FieldType, field.GetValue));
        return [.. properties.Concat(fields).DistinctBy(member => member.Name)];
    }

    /// <summary>Its value in an object; or what to show where the getter fails.</summary>
    public (object? Value, string? Error) Read(object owner)
    {
        try
        {
            return (Get(owner), null);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } cause && IsOrdinary(cause))
        {
            return (null, $"({cause.GetType().Name}: {cause.Message})");
        }
        catch (Exception exception) when (exception is NotSupportedException or MethodAccessException or TargetException)
        {
            return (null, $"({exception.GetType().Name})");
        }
    }

    /// <summary>Whether an exception is the failure of the code that threw it, and not the end of the cell.</summary>
    public static bool IsOrdinary(Exception exception) => exception is not (ThreadInterruptedException or OperationCanceledException or OutOfMemoryException);

    // Values that live on the stack only cannot be taken out of an object.
    private static bool IsReadable(Type type) => !type.IsByRefLike && !type.IsPointer && !(type.IsByRef && type.GetElementType()!.IsByRefLike);
}
