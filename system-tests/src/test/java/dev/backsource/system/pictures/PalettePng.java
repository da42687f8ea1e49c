package dev.backsource.system.pictures;

import static java.util.Comparator.comparingInt;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** A picture of a page in its 256 most frequent colours, and so in half of the bytes; a page has few colours, and shades of them at the edges of letters. */
final class PalettePng {
    private static final int COLOURS = 256;
    private static final int BITS = 8;
    private static final float SMALLEST = 0;

    private final BufferedImage picture;
    private final List<Integer> palette;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private PalettePng(BufferedImage picture) {
        this.picture = picture;
        this.palette = palette(colours(picture));
    }

    /** The same PNG with a palette. */
    static byte[] of(byte[] png) {
        try {
            return written(new PalettePng(ImageIO.read(new ByteArrayInputStream(png))).reduced());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] colours(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static List<Integer> palette(int[] colours) {
        var counts = new HashMap<Integer, Integer>();
        for (var colour : colours) {
            counts.merge(colour, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private BufferedImage reduced() {
        var width = picture.getWidth();
        var reduced = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colourModel());
        var colours = colours(picture);
        var raster = reduced.getRaster();
        for (var at = 0; at < colours.length; at++) {
            raster.setSample(at % width, at / width, 0, nearest.computeIfAbsent(colours[at], this::nearest));
        }
        return reduced;
    }

    private IndexColorModel colourModel() {
        var size = palette.size();
        var red = new byte[size];
        var green = new byte[size];
        var blue = new byte[size];
        for (var at = 0; at < size; at++) {
            red[at] = (byte) (palette.get(at) >> 16);
            green[at] = (byte) (palette.get(at) >> 8);
            blue[at] = (byte) (int) palette.get(at);
        }
        return new IndexColorModel(BITS, size, red, green, blue);
    }

    private int nearest(int colour) {
        return palette.indexOf(palette.stream()
                .min(comparingInt(other -> distance(colour, other)))
                .orElseThrow());
    }

    private static int distance(int one, int other) {
        var sum = 0;
        for (var shift = 0; shift <= 16; shift += BITS) {
            var difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }

    private static byte[] written(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(SMALLEST);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
