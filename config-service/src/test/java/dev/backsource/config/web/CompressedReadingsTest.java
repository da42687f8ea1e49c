package dev.backsource.config.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.backsource.config.testing.ServiceClasses;
import dev.backsource.config.web.query.Page;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.GET;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists are compressed, since the console reads them again and again; nothing but readings is. */
class CompressedReadingsTest {
    /** The lists of who has access: names that their callers chose, beside what others must not learn. */
    private static final Set<String> OF_ACCESS =
            Set.of("AccountsResource.list", "KeysResource.list", "ReceiversResource.list", "TeamsResource.list");

    /** The readings that are no pages, and large. */
    private static final Set<String> OF_THE_FLEET = Set.of(
            "DomainsResource.get",
            "EdgesResource.edges",
            "ExplainResource.explain",
            "DomainTrafficResource.traffic",
            "HealthResource.health",
            "RequestsResource.requests",
            "TrafficResource.traffic");

    private static Set<String> operations(Predicate<JavaMethod> kind) {
        return ServiceClasses.ALL.stream()
                .filter(type -> type.getPackageName().startsWith("dev.backsource.config.api"))
                .flatMap(type -> type.getMethods().stream())
                .filter(kind)
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .collect(Collectors.toSet());
    }

    private static boolean isReading(JavaMethod method) {
        return method.isAnnotatedWith(GET.class);
    }

    private static boolean isList(JavaMethod method) {
        return isReading(method)
                && method.getReturnType().getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getName)
                        .anyMatch(Page.class.getName()::equals);
    }

    private static boolean isCompressed(JavaMethod method) {
        return method.isAnnotatedWith(Compressed.class);
    }

    @Test
    void shouldBeAllListsButThoseOfAccess() {
        // When
        var compressed = operations(CompressedReadingsTest::isCompressed);
        var lists = operations(CompressedReadingsTest::isList);

        // Then
        assertThat(lists).hasSizeGreaterThan(10).containsAll(OF_ACCESS);
        lists.removeAll(OF_ACCESS);
        assertThat(compressed)
                .containsAll(lists)
                .containsAll(OF_THE_FLEET)
                .doesNotContainAnyElementsOf(OF_ACCESS)
                .isSubsetOf(operations(CompressedReadingsTest::isReading));
    }
}
