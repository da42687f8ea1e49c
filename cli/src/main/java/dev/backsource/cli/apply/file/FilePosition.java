package dev.backsource.cli.apply.file;

/**
 * A place in a file.
 *
 * @param file the file's name as given or found
 * @param line from 1
 */
public record FilePosition(String file, int line) implements Comparable<FilePosition> {
    @Override
    public int compareTo(FilePosition other) {
        var byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
