package dev.backsource.system;

import java.time.Duration;

/**
 * One stack of containers for all test classes. Even idle it takes a share of the machine, so the classes that use it come last.
 */
public final class SharedContainers extends SharedParameter<ContainersUnderTest> {
    /** The order of the class that comes last of all. */
    public static final int LAST = Integer.MAX_VALUE;

    /** That of the class that builds the images for the others. */
    static final int IMAGES = LAST - 2;

    /** The longest that the images' build may take: it downloads all of the project's dependencies the first time. */
    static final Duration BUILD = Duration.ofMinutes(15);

    public SharedContainers() {
        super(ContainersUnderTest.class, ContainersUnderTest::start);
    }
}
