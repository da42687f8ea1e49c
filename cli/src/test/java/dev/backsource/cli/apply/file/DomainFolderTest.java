package dev.backsource.cli.apply.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.domain.DomainName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainFolderTest {
    private static final DomainName WWW = DomainName.parse("www.example.com");

    @TempDir
    Path folder;

    @Test
    void shouldHoldTheDocumentAndTheSchemaThatItNames() throws Exception {
        // Given
        var below = folder.resolve("a/b");

        // When
        DomainFolder.open(below, false).write(WWW, "kind: Domain\n");

        // Then
        assertThat(below.resolve("www.example.com.yaml"))
                .hasContent("# yaml-language-server: $schema=domain.schema.json\nkind: Domain\n");
        assertThat(below.resolve("domain.schema.json")).exists();
        assertThat(below.toFile().list()).hasSize(2);
    }

    @Test
    void shouldNotWriteAmongOthersUnasked() throws Exception {
        // Given
        Files.writeString(folder.resolve("www.example.com.yaml"), "mine");

        // When
        var opening = assertThatThrownBy(() -> DomainFolder.open(folder, false));

        // Then
        opening.hasMessageContaining("the folder is not empty").hasMessageContaining("--overwrite");
        assertThat(folder.resolve("www.example.com.yaml")).hasContent("mine");
    }

    @Test
    void shouldLeaveAloneWhatSaysTheSame() throws Exception {
        // Given
        DomainFolder.open(folder, false).write(WWW, "kind: Domain\n");
        var opened = DomainFolder.open(folder, true);

        // When
        opened.write(WWW, "kind: Domain\n");
        opened.write(DomainName.parse("*.example.com"), "kind: Domain\n");

        // Then
        assertThat(opened.written()).isEqualTo(1);
    }

    @Test
    void shouldNotFollowALinkThatLiesThere() throws Exception {
        // Given
        var elsewhere = Files.writeString(folder.resolve("elsewhere"), "theirs");
        Files.createSymbolicLink(folder.resolve("www.example.com.yaml"), elsewhere);

        // When
        DomainFolder.open(folder, true).write(WWW, "kind: Domain\n");

        // Then
        assertThat(elsewhere).hasContent("theirs");
    }
}
