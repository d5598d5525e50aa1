using System.Runtime.InteropServices;

namespace Course.Simd;

/// <summary>A thread's buffers for packed panels: grown when needed, kept for the next product, freed with the thread.</summary>
internal sealed unsafe class Workspace
{
    // A page: packed panels then share no page with anything else, and start on a cache line.
    private const int Alignment = 4096;

    [ThreadStatic]
    private static Workspace? current;

    private void* left;
    private void* right;
    private void* edge;
    private nint leftBytes;
    private nint rightBytes;
    private nint edgeBytes;

    private Workspace()
    {
    }

    /// <summary>Frees the buffers of a thread that has ended.</summary>
    ~Workspace()
    {
        NativeMemory.AlignedFree(left);
        NativeMemory.AlignedFree(right);
        NativeMemory.AlignedFree(edge);
    }

    /// <summary>The calling thread's workspace.</summary>
    public static Workspace Current => current ??= new Workspace();

    /// <summary>Room for the packed left operand.</summary>
    public T* Left<T>(nint count)
        where T : unmanaged => (T*)Grown(ref left, ref leftBytes, count * sizeof(T));

    /// <summary>Room for the packed right operand.</summary>
    public T* Right<T>(nint count)
        where T : unmanaged => (T*)Grown(ref right, ref rightBytes, count * sizeof(T));

    /// <summary>Room for a strip of the result whose last rows do not fill a panel.</summary>
    public T* Edge<T>(nint count)
        where T : unmanaged => (T*)Grown(ref edge, ref edgeBytes, count * sizeof(T));

    private static void* Grown(ref void* buffer, ref nint held, nint needed)
    {
        if (needed > held)
        {
            NativeMemory.AlignedFree(buffer);
            buffer = null;
            held = 0;
            buffer = NativeMemory.AlignedAlloc((nuint)needed, Alignment);
            held = needed;
        }

        return buffer;
    }
}
