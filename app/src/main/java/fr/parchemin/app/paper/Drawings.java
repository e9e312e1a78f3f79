package fr.parchemin.app.paper;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import java.awt.Graphics2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What templates draw rather than write: {@code <object type="parchemin/qr" data="..." alt="..."/>}, in vectors. */
final class Drawings implements FSObjectDrawerFactory {

    private final Map<String, Drawing> drawings;

    Drawings(FontCase fonts) {
        drawings = Map.of("parchemin/qr", new QrCode(), "parchemin/seal", Seal.engraved(fonts));
    }

    /** Something to be drawn in a square whose side is 1. */
    interface Drawing {
        void draw(String data, Graphics2D square);
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        var drawing = drawings.get(element.getAttribute("type"));
        return drawing == null ? null : drawer(drawing);
    }

    private static FSObjectDrawer drawer(Drawing drawing) {
        return (element, x, y, width, height, device, context, dotsPerPixel) -> {
            var side = (float) Math.min(width, height) / dotsPerPixel;
            device.drawWithGraphics((float) x, (float) y, side, side, graphics -> {
                graphics.scale(side, side);
                drawing.draw(element.getAttribute("data"), graphics);
            });
            return null;
        };
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return drawings.containsKey(element.getAttribute("type"));
    }
}
