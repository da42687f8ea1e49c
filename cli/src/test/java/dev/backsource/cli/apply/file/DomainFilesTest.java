package dev.backsource.cli.apply.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.domain.DomainName;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainFilesTest {
    private static final String HEAD = "apiVersion: backsource/v1\nkind: Domain\n";
    private static final String WWW = HEAD + "name: www.example.com\norigins:\n  - address: 192.0.2.1\n    port: 80\n";

    @TempDir
    Path folder;

    @Test
    void shouldReadAllOfAFolderByName() throws Exception {
        // Given
        write("b.yaml", domain("b.example.com"));
        write("below/a.yml", domain("a.example.com") + "---\n" + domain("c.example.com"));
        write("notes.txt", "no YAML: [");
        write(".hidden.yaml", "no YAML: [");
        write(".git/x.yaml", "no YAML: [");
        write("empty.yaml", "# nothing\n");

        // When
        var files = read(folder.toString());

        // Then
        assertThat(files)
                .extracting(file -> file.name().value())
                .containsExactly("a.example.com", "b.example.com", "c.example.com");
        assertThat(files.get(2).place("origins[0].port"))
                .isEqualTo(new FilePosition(folder.resolve("below/a.yml").toString(), 13));
    }

    @Test
    void shouldReadAnySpellingOfValues() {
        // When
        var files = readText(HEAD + "name: WWW.Bücher.example.\norigins:\n- {address: '[2001:DB8:0::1]', port: 80}\n");

        // Then
        assertThat(files.get(0).name()).isEqualTo(DomainName.parse("www.xn--bcher-kva.example"));
        assertThat(files.get(0).domain().origins().get(0).address().value()).isEqualTo("2001:db8::1");
    }

    @Test
    void shouldTakeAnAliasForWhatItStandsFor() {
        // When
        var files = readText(HEAD + """
            name: www.example.com
            origins:
              - &first {address: 192.0.2.1, port: &port 80}
              - {address: 192.0.2.2, port: *port}
            """);

        // Then
        assertThat(files.get(0).domain().origins()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nmae: x                                     | 1 | nmae: unknown field; use one of apiVersion, kind, name
        caching: []                                 | 1 | caching: must be an object with fields, not a list
        team:                                       | 1 | team: must be text, and has no value; set one, or remove the field
        team: 12                                    | 1 | team: must be text, not 12; put text in quotes
        originTls: {verification: SOME}             | 1 | originTls.verification: is "SOME"; it must be one of FULL, NONE
        originTls: {serverName: -x-}                | 1 | originTls.serverName: server name "-x-" has a label
        originTls: {caCertificates: x}              | 1 | originTls
        originRequest: {connectTimeoutMs: 1}        | 1 | originRequest.connectTimeoutMs: is 1; it must be 100 to 60000
        originRequest: {connectTimeoutMs: '100'}    | 1 | originRequest.connectTimeoutMs: must be an integer, not the text "100"
        originProtocolPolicy: {enabled: yes}        | 1 | originProtocolPolicy.enabled: must be true or false, not the text "yes"
        originProtocolPolicy: {enabled: true}       | 1 | originProtocolPolicy: redirectType is missing
        originProtocolPolicy: {}                    | 1 | originProtocolPolicy: enabled is missing
        clientTls: {cipherSuites: []}               | 1 | clientTls.cipherSuites: has 0 entries; it must have 1 to 6
        grantedPorts: {http: 8080}                  | 1 | request the ports with `backsource change-requests create`
        team: !!java.net.URL x                      | 1 | has the tag
        team: !!str x                               | 1 | has the tag
        team: ! x                                   | 1 | has the tag
        caching: !!map {}                           | 1 | has the tag
        !!str team: x                               | 1 | has the tag
        team: a, b: c                               | 1 | not YAML
        team: &a [*a]                               | 1 | nested more than
        """)
    void shouldSayWhatIsWrongAndWhere(String line, int at, String detail) {
        // When
        var reading = assertThatThrownBy(() -> readText(line + "\n" + WWW));

        // Then
        reading.isInstanceOf(BadFilesException.class)
                .hasMessageStartingWith("standard input:" + at + ": ")
                .hasMessageContaining(detail);
    }

    @Test
    void shouldTellAllThatIsWrongAtOnce() throws Exception {
        // Given
        write("a.yaml", WWW + "tem: x\nclientTls: []\n");
        write("b.yaml", "kind: [\n");
        Files.write(folder.resolve("c.yaml"), new byte[] {'a', ':', '\n', (byte) 0xff});

        // When
        var reading = assertThatThrownBy(() -> read(folder.toString(), folder + "/d.yaml"));

        // Then
        reading.hasMessageContaining("a.yaml:7: tem: ")
                .hasMessageContaining("a.yaml:8: clientTls: must be an object with fields, not a list")
                .hasMessageContaining("b.yaml:2: not YAML")
                .hasMessageContaining("c.yaml:2: not UTF-8 from here on")
                .hasMessageContaining("d.yaml:1: file not found");
    }

    @Test
    void shouldRefuseADomainThatIsSaidTwice() throws Exception {
        // Given
        write("a.yaml", WWW);
        write("b.yaml", "\n" + WWW.replace("www", "WWW"));

        // When
        var reading = assertThatThrownBy(() -> read(folder.toString()));

        // Then
        reading.hasMessage(
                folder + "/b.yaml:4: name: domain www.example.com is already at " + folder + "/a.yaml:3; keep one");
    }

    @Test
    void shouldRefuseAFieldThatIsThereTwice() {
        // When
        var reading = assertThatThrownBy(() -> readText(WWW + "name: www.example.com\n"));

        // Then
        reading.hasMessage("standard input:7: duplicate field \"name\"; keep one");
    }

    @Test
    void shouldNotUnfoldWhatAliasesPileUp() {
        // Given
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (var c = 'b'; c <= 'k'; c++) {
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + (char) (c - 1) + ", ").repeat(10)).append("]\n");
        }

        // When
        var reading = assertThatThrownBy(() -> readText(bomb.toString()));

        // Then
        reading.isInstanceOf(BadFilesException.class).hasMessageContaining("more than 2000 values");
    }

    @Test
    void shouldNotReadMoreThanAFileMayHave() {
        // Given
        var endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };

        // When
        var reading = assertThatThrownBy(() -> DomainFiles.read(List.of("-"), endless, false));

        // Then
        reading.hasMessageContaining("more than 4194304 bytes; split it");
    }

    @Test
    void shouldNotRepeatControlCharacters() {
        // When
        var reading = assertThatThrownBy(() -> readText("\"\\e[2J\": 1\n" + WWW));

        // Then
        reading.hasMessageNotContaining("\u001b");
    }

    private List<DomainFile> read(String... named) {
        return DomainFiles.read(List.of(named), InputStream.nullInputStream(), true);
    }

    private static List<DomainFile> readText(String text) {
        return DomainFiles.read(List.of("-"), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true);
    }

    private void write(String file, String text) throws Exception {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String domain(String name) {
        return WWW.replace("www.example.com", name);
    }
}
