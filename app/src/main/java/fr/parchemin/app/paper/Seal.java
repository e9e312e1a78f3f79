package fr.parchemin.app.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TrueTypeFont;

/** A roundel with the name Parchemin and, at its foot, what the template gives, such as a year. It imitates no emblem. */
final class Seal implements Drawings.Drawing {

    private static final Color WAX = new Color(0x8a1f2d);
    private static final Color MARK = Color.WHITE;
    private static final String ENGRAVED = "PARCHEMIN0123456789·";
    private static final int SCALLOPS = 32;

    private final Map<Character, Letter> letters;
    private final Area disc = disc();

    private record Letter(GeneralPath outline, double width) {}

    private Seal(Map<Character, Letter> letters) {
        this.letters = letters;
    }

    static Seal engraved(FontCase fonts) {
        try (var font = fonts.engraving()) {
            var letters = new HashMap<Character, Letter>();
            for (int i = 0; i < ENGRAVED.length(); i++) {
                letters.put(ENGRAVED.charAt(i), letter(font, ENGRAVED.charAt(i)));
            }
            return new Seal(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Letter letter(TrueTypeFont font, char letter) throws IOException {
        int glyph = font.getUnicodeCmapLookup().getGlyphId(letter);
        double unit = 1.0 / font.getUnitsPerEm();
        var outline = new GeneralPath(font.getGlyph().getGlyph(glyph).getPath());
        outline.transform(AffineTransform.getScaleInstance(unit, -unit));
        return new Letter(outline, font.getAdvanceWidth(glyph) * unit);
    }

    private static Area disc() {
        var disc = new Area(circle(0.467));
        for (int i = 0; i < SCALLOPS; i++) {
            double angle = 2 * Math.PI * i / SCALLOPS;
            double x = 0.5 + 0.462 * Math.cos(angle);
            double y = 0.5 + 0.462 * Math.sin(angle);
            disc.add(new Area(new Ellipse2D.Double(x - 0.036, y - 0.036, 0.072, 0.072)));
        }
        return disc;
    }

    private static Ellipse2D circle(double radius) {
        return new Ellipse2D.Double(0.5 - radius, 0.5 - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void draw(String foot, Graphics2D square) {
        square.setColor(WAX);
        square.fill(disc);
        square.setColor(MARK);
        square.setStroke(new BasicStroke(0.006f));
        square.draw(circle(0.425));
        square.setStroke(new BasicStroke(0.004f));
        square.draw(circle(0.275));
        square.fill(around("PARCHEMIN", 0.318, 0.098, 0.16, false));
        square.fill(around(foot, 0.318, 0.085, 0.12, true));
        square.fill(initial());
    }

    /** A word along the upper arc, or along the lower one, where it reads from left to right too. */
    private Path2D around(String word, double radius, double size, double spacing, boolean below) {
        var path = new Path2D.Double();
        double baseline = below ? radius + size * 0.66 : radius;
        double total =
                word.chars().mapToDouble(c -> width((char) c, size, spacing)).sum();
        double angle = -total / baseline / 2;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            double half = width(c, size, spacing) / baseline / 2;
            angle += half;
            path.append(placed(letter(c), angle, baseline, size, below), false);
            angle += half;
        }
        return path;
    }

    private double width(char c, double size, double spacing) {
        return (letter(c).width() + spacing) * size;
    }

    private Letter letter(char c) {
        return Objects.requireNonNull(letters.get(c), () -> "Not engraved: " + c);
    }

    private static Shape placed(Letter letter, double angle, double radius, double size, boolean below) {
        var place = new AffineTransform();
        place.translate(0.5, 0.5);
        place.rotate(below ? -angle : angle);
        place.translate(0, below ? radius : -radius);
        place.scale(size, size);
        place.translate(-letter.width() / 2, 0);
        return place.createTransformedShape(letter.outline());
    }

    private Shape initial() {
        var letter = letter('P');
        var bounds = letter.outline().getBounds2D();
        double scale = 0.29 / bounds.getHeight();
        var place = new AffineTransform();
        place.translate(0.5, 0.5);
        place.scale(scale, scale);
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return place.createTransformedShape(letter.outline());
    }
}
