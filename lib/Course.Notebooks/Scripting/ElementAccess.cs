using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Stands in, in the code of a notebook, for the runtime's access to elements: the same, but an index out of bounds brings along what it was and what there is.
/// <see cref="ElementAccessWeaver"/> puts the calls in. Not for notebooks.
/// </summary>
/// <remarks>An index is a native integer, because the instructions that these stand in for take one, and a 32-bit one as well.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1814", Justification = "Notebooks use them.")]
public static class ElementAccess
{
    /// <summary>array[index]</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(T[] array, nint index)
    {
        Check(array, index);
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
    }

    /// <summary>array[index], for elements that are references: an array of strings is one of objects, too.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object GetReference(object[] array, nint index) => Get(array, index);

    /// <summary>array[index] = value</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<T>(T[] array, nint index, T value)
    {
        Check(array, index);
        if (typeof(T).IsValueType)
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index) = value;
        else
            array[index] = value;
    }

    /// <summary>ref array[index]</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Address<T>(T[] array, nint index)
    {
        Check(array, index);
        if (typeof(T).IsValueType)
            return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
        return ref array[index];
    }

    /// <summary>array[row, column]</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(T[,] array, int row, int column) => Element(array, row, column);

    /// <summary>array[row, column] = value</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<T>(T[,] array, int row, int column, T value)
    {
        ref var element = ref Element(array, row, column);
        if (typeof(T).IsValueType)
            element = value;
        else
            array[row, column] = value;
    }

    /// <summary>ref array[row, column]</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Address<T>(T[,] array, int row, int column)
    {
        ref T element = ref Element(array, row, column);
        if (typeof(T).IsValueType)
            return ref element;
        return ref array[row, column];
    }

    /// <summary>text[index]</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such character.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Get(string text, int index)
    {
        if ((uint)index >= (uint)text.Length)
            ThrowOutOfText(index, text.Length);
        return text[index];
    }

    /// <summary>span[index]</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Get<T>(ref Span<T> span, int index)
    {
        if ((uint)index >= (uint)span.Length)
            ThrowOutOfArray(index, span.Length);
        return ref span[index];
    }

    /// <summary>span[index]</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Get<T>(ref ReadOnlySpan<T> span, int index)
    {
        if ((uint)index >= (uint)span.Length)
            ThrowOutOfArray(index, span.Length);
        return ref Unsafe.AsRef(in span[index]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check<T>(T[] array, nint index)
    {
        if ((nuint)index >= (nuint)array.Length)
            ThrowOutOfArray(index, array.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Element<T>(T[,] array, int row, int column)
    {
        var (fromFirstRow, fromFirstColumn, columns) = ((uint)(row - array.GetLowerBound(0)), (uint)(column - array.GetLowerBound(1)), (uint)array.GetLength(1));
        if (fromFirstRow >= (uint)array.GetLength(0) || fromFirstColumn >= columns)
            ThrowOutOfTable(row, column, array);
        return ref Unsafe.Add(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), ((nuint)fromFirstRow * columns) + fromFirstColumn);
    }

    // Nothing but a throw: so the compiler sees that the call does not return, and keeps in registers what the loop around it uses.
    [DoesNotReturn]
    private static void ThrowOutOfArray(nint index, int length) => throw ElementFault.OutOfArray(index, length);

    [DoesNotReturn]
    private static void ThrowOutOfTable(int row, int column, Array array) => throw ElementFault.OutOfTable(row, column, array);

    [DoesNotReturn]
    private static void ThrowOutOfText(int index, int length) => throw ElementFault.OutOfText(index, length);
}
