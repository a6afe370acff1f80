"""Lists in the making: their items, and which lines go on with them."""

from attrs import define, field

from notekit.blocks import Block, ListBlock, ListItem
from notekit.readers.wordprocessing.lines import Line
from notekit.text import RichText

__all__ = ["Item", "ListInMaking"]


@define
class Item:
    """An item of a list in the making."""

    content: RichText
    checked: bool | None
    blocks: list[Block] = field(factory=list)

    def item(self) -> ListItem:
        """The item as it is by now."""
        return ListItem(self.content, self.blocks, self.checked)


@define
class ListInMaking:
    """A list in the making."""

    level: int
    list_id: str
    ordered: bool
    start: int
    indent: int
    items: list[Item] = field(factory=list)

    def add(self, block: Block) -> None:
        """Adds a block to the last item."""
        self.items[-1].blocks.append(block)

    def block(self) -> ListBlock:
        """The list as it is by now."""
        return ListBlock([item.item() for item in self.items], self.ordered, self.start)

    def goes_on_with(self, line: Line) -> bool:
        """Whether a list item belongs to this list, and not to another one at the same level."""
        place = line.place
        assert place is not None
        if self.ordered != place.ordered:
            return False
        return not self.ordered or place.list_id == self.list_id or place.number == self.start + len(self.items)
