package io.headroom.report.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/// What the parts of one page are, in the order in which they are read (ISO 32000-1, 14.7 and 14.8): lines of words, and figures with words for who cannot see them.
final class Tags {
    private final PDPage page;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole;
    private final COSArray parts = new COSArray();

    Tags(PDDocument document, PDPage page) {
        this.page = page;
        document.getDocumentCatalog().setStructureTreeRoot(root);
        whole = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
        root.appendKid(whole);
        page.setStructParents(0);
    }

    /// A line of words. Returns its number on the page.
    int words() {
        return part(new PDStructureElement(StandardStructureTypes.P, whole));
    }

    /// A figure. Returns its number on the page.
    ///
    /// @param spoken what it shows
    int figure(String spoken) {
        PDStructureElement figure = new PDStructureElement(StandardStructureTypes.Figure, whole);
        figure.setAlternateDescription(spoken);
        return part(figure);
    }

    private int part(PDStructureElement element) {
        element.setPage(page);
        int number = parts.size();
        element.appendKid(number);
        whole.appendKid(element);
        parts.add(element);
        return number;
    }

    /// Finds the parts by their numbers from now on.
    void end() {
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        COSDictionary node = tree.getCOSObject();
        COSArray numbers = new COSArray();
        numbers.add(COSInteger.ZERO);
        numbers.add(parts);
        node.setItem(COSName.NUMS, numbers);
        root.setParentTree(tree);
        root.setParentTreeNextKey(1);
    }
}
