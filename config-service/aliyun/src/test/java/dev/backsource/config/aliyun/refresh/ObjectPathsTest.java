package dev.backsource.config.aliyun.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.refresh.ObjectPaths.OfHost;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathsTest {
    @Test
    void shouldTellThePathsOfEachHostInTheirOrder() {
        // When
        var paths = ObjectPaths.parse(
                ObjectType.FILE,
                "http://www.example.com/a?x=1\r\n\nHTTPS://B.example.com:8443/c#d\n www.example.com/e \nhttps://www.example.com/a?x=1");

        // Then
        assertThat(paths)
                .containsExactly(
                        new OfHost(
                                new DomainName("www.example.com"),
                                new PurgeScope(
                                        List.of("www.example.com/a?x=1", "www.example.com/e"), List.of(), false)),
                        new OfHost(
                                new DomainName("b.example.com"),
                                new PurgeScope(List.of("b.example.com/c"), List.of(), false)));
    }

    @Test
    void shouldTakeDirectoriesForPrefixes() {
        assertThat(ObjectPaths.parse(ObjectType.DIRECTORY, "www.example.com/\nhttp://www.example.com/images/"))
                .containsExactly(new OfHost(
                        new DomainName("www.example.com"), new PurgeScope(List.of(), List.of("/", "/images/"), false)));
    }

    @Test
    void shouldCutWhatOnePurgeCannotName() {
        // When
        var paths = ObjectPaths.parse(
                ObjectType.FILE,
                IntStream.range(0, 1_000).mapToObj(i -> "www.example.com/" + i).collect(Collectors.joining("\n")));

        // Then
        assertThat(paths).hasSize(10).allMatch(part -> part.scope().urls().size() == PurgeScope.MAX_ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "http://",
                "http:///a",
                "http://example/a",
                "http://*.example.com/a",
                "http://user@www.example.com/a",
                "http://www.example.com:0/a",
                "http://www.example.com/a*",
                "http://www.example.com/../a",
                "http://www.example.com/%zz",
                "http://www.example.com/a b"
            })
    void shouldRefuseWhatIsNoPath(String text) {
        assertThatThrownBy(() -> ObjectPaths.parse(ObjectType.FILE, text))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("InvalidObjectPath.Malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.example.com//a/", "http://www.example.com/a*b/", "www.example.com/a"})
    void shouldTakeNoPathForADirectoryThatCannotBeAPrefix(String text) {
        assertThatThrownBy(() -> ObjectPaths.parse(ObjectType.DIRECTORY, text))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("InvalidObjectPath.Malformed"));
        assertThat(ObjectPaths.read(text).prefix()).isNull();
    }
}
