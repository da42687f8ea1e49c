package dev.backsource.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.google.common.collect.Interner;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every collection of the edge has a bound, listed in {@code bounds.properties}: a new map, list, queue or cache needs a line there that names the
 * limit of its growth. A collection that lives only in a record is exempt, since it is created once and not added to.
 */
class EveryBoundTest {
    private static final String EDGE = "dev.backsource.edge";

    private static Set<String> gathering() {
        return ArchitectureTest.CLASSES.stream()
                .filter(type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass())
                .flatMap(type -> type.getFields().stream())
                .filter(EveryBoundTest::gathers)
                .map(EveryBoundTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean gathers(JavaField field) {
        var type = field.getRawType();
        return type.isAssignableTo(Map.class)
                || type.isAssignableTo(Collection.class)
                || type.isAssignableTo(Cache.class)
                || type.isAssignableTo(Interner.class);
    }

    private static String name(JavaField field) {
        return field.getOwner().getName().substring(EDGE.length() + 1) + "." + field.getName();
    }

    private static Properties bounds() throws Exception {
        var bounds = new Properties();
        try (var file = EveryBoundTest.class.getResourceAsStream("bounds.properties")) {
            bounds.load(file);
        }
        return bounds;
    }

    @Test
    void shouldSayWhatBoundsEverythingThatGathers() throws Exception {
        // When
        var gathering = gathering();

        // Then
        assertThat(bounds().stringPropertyNames()).containsAll(gathering);
        assertThat(bounds().values()).noneMatch(bound -> bound.toString().isBlank());
    }
}
