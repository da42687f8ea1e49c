package dev.backsource.system;

/**
 * One stack of containers for all test classes. Even idle it takes a share of the machine, so the classes that use it come last.
 */
public final class SharedContainers extends SharedParameter<ContainersUnderTest> {
    /** The order of the class that comes last of all. */
    public static final int LAST = Integer.MAX_VALUE;

    public SharedContainers() {
        super(ContainersUnderTest.class, ContainersUnderTest::start);
    }
}
