package dev.backsource.benchmarks.run;

/** The use of the cores while proxies are compared: one proxy at a time has a core for itself. */
public final class Cores {
    /** The core of the proxy that has its turn. */
    public static final String PROXY = "0";
    /** The core of the load and of the origin. */
    public static final String LOAD_AND_ORIGIN = "1";

    private Cores() {}
}
