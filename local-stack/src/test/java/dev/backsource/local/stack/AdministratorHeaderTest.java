package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorHeaderTest {
    private static final String LINE = "Authorization: Bearer bsk_ID_SECRET\n";

    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();
    private AdministratorHeader header;

    @BeforeEach
    void prepare() throws IOException {
        header = AdministratorHeader.of(StackConfiguration.of(folder, folder.resolve("data"), StackPorts.STANDARD));
        Files.createDirectories(header.folder());
    }

    @Test
    void shouldShowTheKeyToTheOwnerOnly() throws Exception {
        // Given
        Files.writeString(header.kept().path(), LINE);

        // When
        header.show(progress::add);

        // Then
        assertThat(header.shown().path())
                .isEqualTo(folder.resolve("data/admin.header"))
                .hasContent(LINE);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(header.shown().path())))
                .isEqualTo("rw-------");
        assertThat(progress).isEmpty();
    }

    @Test
    void shouldReplaceATokenOfAnEarlierVersionAndSaySo() throws Exception {
        // Given
        Files.writeString(header.shown().path(), "Authorization: Bearer 0123456789abcdef\n");

        // When
        header.adopt();

        // Then
        assertThat(header.kept().path()).doesNotExist();

        // When
        Files.writeString(header.kept().path(), LINE);
        header.show(progress::add);

        // Then
        assertThat(header.shown().path()).hasContent(LINE);
        assertThat(progress)
                .singleElement()
                .asString()
                .contains("admin.header replaced: it now has this administrator's key");
    }

    @Test
    void shouldAdoptAKeyThatIsShownBeforeTheFirstStartOnly() throws Exception {
        // Given
        Files.writeString(header.shown().path(), LINE);

        // When
        header.adopt();

        // Then
        assertThat(header.kept().path()).hasContent(LINE);

        // When
        Files.writeString(header.shown().path(), LINE.replace("SECRET", "OTHER"));
        header.adopt();

        // Then
        assertThat(header.kept().path()).hasContent(LINE);
    }

    @Test
    void shouldSayWhatToDoWhenTheKeyIsGone() {
        assertThatThrownBy(() -> header.show(progress::add))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(
                        "administrator's key missing: " + header.kept().path())
                .hasMessageContaining("./backsource reset");
    }
}
