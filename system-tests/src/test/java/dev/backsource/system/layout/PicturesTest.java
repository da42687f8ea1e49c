package dev.backsource.system.layout;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Repository;
import dev.backsource.system.pictures.Picture;
import dev.backsource.system.pictures.PictureSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of the console: one of every page, all of them shown and described somewhere, and none older than its page. */
class PicturesTest {
    private static final Path IMAGES = Repository.root().resolve("docs/images");
    private static final Path PAGES =
            Repository.root().resolve("config-service/console/src/main/resources/console/pages");
    private static final Path WRITTEN = Path.of("target", PictureSources.RECORD);

    @Test
    void shouldHaveAPictureOfEveryPage() throws IOException {
        // When
        var pictured = Arrays.stream(Picture.values())
                .flatMap(picture -> picture.modules().stream())
                .filter(module -> module.startsWith("pages/"))
                .map(module -> module.substring("pages/".length()));

        // Then
        assertThat(filesIn(PAGES)).isNotEmpty().isSubsetOf(pictured.toList());
    }

    @Test
    void shouldShowAndDescribeEveryPicture() throws IOException {
        // Given
        var files = Arrays.stream(Picture.values()).map(Picture::file).toList();

        // When
        var shown = markdown()
                .flatMap(page ->
                        Sources.matches("!\\[[^\\]]{20,}\\]\\([^)\\s]*images/([\\w-]+\\.png)\\)", Sources.text(page)))
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));

        // Then
        assertThat(filesIn(IMAGES))
                .filteredOn(file -> file.endsWith(".png"))
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void shouldHaveNoPictureThatIsOlderThanItsPage() throws IOException {
        // Given
        var record = PictureSources.record();
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, record);

        // When
        var old = new TreeSet<String>();
        var recorded = lines(Sources.page("docs/images/" + PictureSources.RECORD));
        var present = lines(record);
        Stream.concat(recorded.stream(), present.stream())
                .filter(line -> !recorded.contains(line) || !present.contains(line))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .forEach(old::add);

        // Then
        assertThat(old)
                .as(
                        "pictures that are older than a source. Take them anew: docs/images/take PICTURE.png..., or all without a name. "
                                + "If nothing of the change can be seen: cp system-tests/target/%s docs/images/",
                        PictureSources.RECORD)
                .isEmpty();
    }

    private static Set<String> lines(String record) {
        return Set.copyOf(record.lines().toList());
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The pages that may have pictures. */
    private static Stream<Path> markdown() throws IOException {
        var root = Repository.root();
        try (var docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                    Stream.of(root.resolve("README.md"), root.resolve("config-service/console/README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")))
                    .toList()
                    .stream();
        }
    }
}
