package dev.backsource.cli.apply.file;

import dev.backsource.cli.message.Messages;
import dev.backsource.policy.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file, which is UTF-8 and bounded.
 *
 * @param name the file's name as given or found, fit for printing
 */
record FileText(String name, String text) {
    /** The longest file, in bytes. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_NAME = 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * Reads a file.
     *
     * @throws BadFilesException when it can't be read, is too long, or is no UTF-8
     */
    static FileText of(Path file) {
        var name = Printable.of(file.toString(), MAX_NAME);
        if (!Files.isRegularFile(file)) {
            throw BadFilesException.of(name, 1, Files.exists(file) ? Messages.notAFile() : Messages.fileMissing());
        }
        try (var input = Files.newInputStream(file)) {
            return of(name, input);
        } catch (IOException e) {
            throw BadFilesException.of(name, 1, Messages.fileUnreadable(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads another input.
     *
     * @throws BadFilesException as {@link #of(Path)}
     */
    static FileText of(String name, InputStream input) {
        try {
            var bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw BadFilesException.of(name, 1, Messages.fileTooLarge(MAX_BYTES));
            }
            return new FileText(name, decoded(name, bytes));
        } catch (IOException e) {
            throw BadFilesException.of(name, 1, Messages.fileUnreadable(String.valueOf(e.getMessage())));
        }
    }

    private static String decoded(String name, byte[] bytes) {
        var input = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw BadFilesException.of(name, 1 + newLines(bytes, input.position()), Messages.notUtf8());
        }
    }

    private static int newLines(byte[] bytes, int end) {
        var lines = 0;
        for (var i = 0; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
